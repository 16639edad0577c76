/** A package registry for our own scope, so that a project installs the packed packages by their names, as anyone would. */
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {PackedPackage} from '../../build/pack.mjs';
import {unpack} from '../packages/tarball.ts';

export interface Registry {
  origin: string;
  close(): Promise<void>;
}

export async function startRegistry(packages: readonly PackedPackage[]): Promise<Registry> {
  const documents = new Map<string, (origin: string) => object>();
  const tarballs = new Map<string, Buffer>();
  for (const {name, manifest, tarball} of packages) {
    const content = readFileSync(tarball);
    const path = `/tarballs/${encodeURIComponent(name)}.tgz`;
    const published = JSON.parse(unpack(tarball).get('package.json')!.toString()) as object;
    const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
    tarballs.set(path, content);
    documents.set(`/${name}`, (origin) => ({
      name,
      'dist-tags': {latest: manifest.version},
      versions: {[manifest.version]: {...published, dist: {tarball: `${origin}${path}`, integrity}}},
    }));
  }

  let origin = '';
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const tarball = tarballs.get(path);
    const document = documents.get(decodeURIComponent(path));
    if (tarball !== undefined) response.writeHead(200).end(tarball);
    else if (document === undefined) response.writeHead(404).end('{}');
    else {
      response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(document(origin)));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
