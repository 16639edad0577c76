import assert from 'node:assert/strict';
import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {release} from '../../packages/elements/release.mjs';

describe('a release', () => {
  let folder: string;
  let into: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gp-release-'));
    into = join(folder, 'gp-elements');
    await mkdir(into);
  });
  afterEach(() => rm(folder, {recursive: true, force: true}));

  async function build(version: string, files: Record<string, string>): Promise<string> {
    const from = join(folder, `build-${version}`);
    await rm(from, {recursive: true, force: true});
    await mkdir(from);
    const all = {...files, 'manifest.json': JSON.stringify({version})};
    for (const [name, content] of Object.entries(all)) await writeFile(join(from, name), content);
    return from;
  }
  const read = (path: string) => readFile(join(into, path), 'utf8');

  const OLD = {'loader.js': 'old', 'booking-aaaaaaaa.js': 'a', 'booking-aaaaaaaa.js.br': 'A'};
  const NEW = {'loader.js': 'new', 'booking-bbbbbbbb.js': 'b'};

  it('stands under its exact version and leads its major version', async () => {
    assert.equal(release(await build('1.4.2', OLD), into).isNewest, true);
    assert.deepEqual((await readdir(into)).sort(), ['1', '1.4.2']);
    assert.equal(await read('1.4.2/loader.js'), 'old');
    assert.equal(await read('1/loader.js'), 'old');
  });

  it('leaves the older one as it was, and what an older loader asks for where it was', async () => {
    release(await build('1.4.2', OLD), into);
    release(await build('1.10.0', NEW), into);
    assert.equal(await read('1.4.2/loader.js'), 'old');
    assert.equal(await read('1.10.0/loader.js'), 'new');
    assert.equal(await read('1/loader.js'), 'new');
    assert.equal(await read('1/booking-aaaaaaaa.js'), 'a');
    assert.equal(await read('1/booking-aaaaaaaa.js.br'), 'A');
    assert.equal(await read('1/booking-bbbbbbbb.js'), 'b');
    await assert.rejects(read('1.4.2/booking-bbbbbbbb.js'));
  });

  it('of an older version does not lead', async () => {
    release(await build('1.10.0', NEW), into);
    assert.equal(release(await build('1.4.2', OLD), into).isNewest, false);
    assert.equal(release(await build('1.10.0-beta.1', OLD), into).isNewest, false);
    assert.equal(await read('1/loader.js'), 'new');
    assert.equal(await read('1/booking-aaaaaaaa.js'), 'a');
    assert.equal(await read('1.4.2/loader.js'), 'old');
  });

  it('of another major version leaves the others alone', async () => {
    release(await build('1.4.2', OLD), into);
    assert.equal(release(await build('2.0.0', NEW), into).isNewest, true);
    assert.equal(await read('1/loader.js'), 'old');
    assert.equal(await read('2/loader.js'), 'new');
  });

  it('may be repeated, but a version never changes', async () => {
    release(await build('1.4.2', OLD), into);
    release(await build('1.4.2', OLD), into);
    const other = await build('1.4.2', {...OLD, 'loader.js': 'other'});
    assert.throws(() => release(other, into), /1\.4\.2 .*loader\.js/);
    assert.equal(await read('1.4.2/loader.js'), 'old');
    assert.equal(await read('1/loader.js'), 'old');
  });
});
