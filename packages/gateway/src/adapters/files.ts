/** Files that are there whole, or not at all. */
import {mkdir, open, rename} from 'node:fs/promises';
import {join} from 'node:path';

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a file for its owner's eyes only; once this resolves, it is on disk under its name. Same name, same file. */
export async function writeWhole(folder: string, name: string, content: Buffer | string): Promise<void> {
  await mkdir(folder, {recursive: true, mode: 0o700});
  const temporary = join(folder, `.${name}.part`);
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, join(folder, name));
  await sync(folder);
}
