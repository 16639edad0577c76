import {readFileSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';

/** Files of an npm tarball by their name in the package. */
export function unpack(tarball: string): Map<string, Buffer> {
  const bytes = gunzipSync(readFileSync(tarball));
  const files = new Map<string, Buffer>();
  const text = (from: number, to: number) => bytes.toString('utf8', from, to).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= bytes.length;) {
    const name = text(at, at + 100);
    if (name === '') break;
    const prefix = text(at + 345, at + 500);
    const size = Number.parseInt(text(at + 124, at + 136), 8);
    const path = prefix === '' ? name : `${prefix}/${name}`;
    files.set(path.replace(/^package\//, ''), bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
