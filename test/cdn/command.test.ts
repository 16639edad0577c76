// The command as a builder runs it.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdir, mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const COMMAND = fileURLToPath(new URL('../../packages/elements/bin/gp-elements.mjs', import.meta.url));

describe('gp-elements', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gp-command-'));
    await mkdir(join(folder, 'cdn'));
    const file = {bytes: 1, brotli: 1, integrity: 'sha384-abc'};
    const files = {
      'elements.css': file,
      'loader.js': file,
      'loader.classic.js': file,
      'booking-00000000.js': {...file, element: 'gp-booking', imports: []},
    };
    const manifest = JSON.stringify({version: '1.4.2', contract: '1.0.0', files});
    await writeFile(join(folder, 'cdn', 'manifest.json'), manifest);
    for (const name of Object.keys(files)) await writeFile(join(folder, 'cdn', name), name);
  });
  after(() => rm(folder, {recursive: true, force: true}));

  function run(...args: string[]) {
    const {status, stdout, stderr} = spawnSync(
      process.execPath,
      [COMMAND, ...args, '--folder', join(folder, 'cdn')],
      {encoding: 'utf8'},
    );
    return {status, stdout, stderr};
  }

  it('tags prints what goes into a page', () => {
    const {status, stdout} = run(
      ...['tags', '--base', 'https://cdn.example/gp-elements/', '--widget', 'booking'],
      ...['--api', 'https://gateway.example/v1'],
    );
    assert.equal(status, 0);
    for (const line of [
      '<script type="module" src="https://cdn.example/gp-elements/1.4.2/loader.js" integrity="sha384-abc" crossorigin="anonymous"></script>',
      '<link rel="modulepreload" href="https://cdn.example/gp-elements/1.4.2/booking-00000000.js" integrity="sha384-abc" crossorigin="anonymous">',
      '<script type="module" src="https://cdn.example/gp-elements/1/loader.js"></script>',
      `<script type="importmap">{"integrity":{"https://cdn.example/gp-elements/1.4.2/booking-00000000.js":"sha384-abc"}}</script>`,
    ])
      assert.ok(stdout.includes(`${line}\n`), line);
    assert.match(stdout, /^default-src 'none'; script-src 'self' https:\/\/cdn\.example; /m);
    assert.match(stdout, /connect-src 'self' https:\/\/gateway\.example;/);
    assert.match(stdout, /script-src 'self' https:\/\/cdn\.example 'sha256-[\w+/]{43}='/);
  });

  it('tags --classic prints the plain script', () => {
    const {stdout} = run('tags', '--base', '/gp-elements', '--classic');
    assert.ok(stdout.includes('<script defer src="/gp-elements/1/loader.classic.js"></script>'));
  });

  it('release puts the files where a server offers them', async () => {
    const into = join(folder, 'public');
    await mkdir(into);
    assert.equal(run('release', '--into', into).status, 0);
    assert.deepEqual((await readdir(into)).sort(), ['1', '1.4.2']);
    await writeFile(join(into, '1.4.2', 'loader.js'), 'other');
    const again = run('release', '--into', into);
    assert.equal(again.status, 1);
    assert.match(again.stderr, /^1\.4\.2 is in .*loader\.js/);
  });

  it('says how it is used', () => {
    assert.match(run().stdout, /gp-elements tags --base/);
    const wrong = run('tags');
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /gp-elements tags --base/);
    const unknown = run('tags', '--base', '/x', '--widget', 'nothing');
    assert.equal(unknown.status, 1);
    assert.equal(unknown.stderr.trim(), 'There is no <gp-nothing>.');
  });
});
