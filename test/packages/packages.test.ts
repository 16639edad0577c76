// What npm gets, read from the tarballs themselves.
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import {build} from 'esbuild';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {packPackages, type Exports, type PackageManifest, type PackedPackage} from '../../build/pack.mjs';
import {buildPackages} from '../../build/packages.mjs';
import {unpack} from './tarball.ts';

/** What belongs to the workspace alone. */
function withoutSource(exports: Exports): Exports {
  const published: Exports = {};
  for (const [entry, target] of Object.entries(exports)) {
    if (typeof target === 'string') published[entry] = target;
    else {
      const {'gp-source': _source, ...rest} = target;
      published[entry] = rest;
    }
  }
  return published;
}

/** These are modules only: what `require()` and Node 10 find does not count. */
const FOR_US = ['node16-esm', 'bundler'];

const root = join(import.meta.dirname, '../..');

/** Files of ours that a page with this code loads at once, as a bundler leaves it: what was built, without lazy chunks. */
async function loadedBy(code: string): Promise<string[]> {
  const {metafile} = await build({
    stdin: {contents: code, resolveDir: root},
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    outdir: 'out',
    metafile: true,
    external: ['react'],
    absWorkingDir: root,
    logLevel: 'silent',
  });
  const reached = new Set<string>();
  const visit = (name: string) => {
    const output = metafile.outputs[name];
    if (output === undefined || reached.has(name)) return;
    reached.add(name);
    for (const {path, kind} of output.imports) if (kind === 'import-statement') visit(path);
  };
  visit('out/stdin.js');
  return [...reached].flatMap((name) =>
    Object.entries(metafile.outputs[name]!.inputs)
      .filter(([file, {bytesInOutput}]) => bytesInOutput > 0 && file.startsWith('packages/'))
      .map(([file]) => file),
  );
}

describe('the packages as npm gets them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gp-packages-'));
  let packed: PackedPackage[] = [];

  before(async () => {
    await buildPackages();
    packed = packPackages(folder);
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  it('come each with licence and readme, and without tests', () => {
    assert.ok(packed.length >= 6, packed.map(({name}) => name).join());
    for (const {name, tarball} of packed) {
      const files = [...unpack(tarball).keys()];
      assert.ok(files.includes('LICENSE') && files.includes('README.md'), name);
      assert.deepEqual(
        files.filter((file) => /\.test\.|tsbuildinfo|(^|\/)src\/|\.building|inputs\.json/.test(file)),
        [],
        name,
      );
    }
  });

  it('offer from dist/ what the workspace offers from source', () => {
    for (const {name, manifest, tarball} of packed) {
      assert.deepEqual(manifest.publishConfig.exports, withoutSource(manifest.exports), name);
      const published = JSON.parse(unpack(tarball).get('package.json')!.toString()) as PackageManifest;
      assert.deepEqual(published.exports, manifest.publishConfig.exports, name);
      assert.doesNotMatch(JSON.stringify(published), /workspace:|gp-source/, name);
    }
  });

  it('say nothing of the machine that built them', () => {
    for (const {name, tarball} of packed) {
      for (const [file, content] of unpack(tarball)) {
        assert.ok(!content.includes(root), `${name}: ${file} names ${root}`);
      }
    }
  });

  it('name their manifest of elements where they have any', () => {
    const tags: string[] = [];
    for (const {name, tarball} of packed) {
      const files = unpack(tarball);
      const {customElements} = JSON.parse(files.get('package.json')!.toString()) as {customElements?: string};
      if (customElements === undefined) continue;
      const manifest = files.get(customElements);
      assert.ok(manifest !== undefined, name);
      if (name !== '@gp-elements/elements') {
        // Who imports the registration alone must have the events typed.
        const define = files.get('dist/define.d.ts')?.toString() ?? '';
        if (manifest.includes('"events"')) assert.match(define, /export type \* from '.*events\.js'/, name);
        tags.push(...[...manifest.toString().matchAll(/"tagName": "([^"]+)"/g)].map(([, tag]) => tag!));
      } else {
        for (const tag of tags) assert.ok(manifest.includes(`"tagName": "${tag}"`), tag);
      }
    }
    assert.ok(tags.includes('gp-provider') && tags.includes('gp-booking'), tags.join());
  });

  it('let a page keep its own Lit: two copies cost weight, and a policy for Trusted Types has to allow them', () => {
    for (const {name, manifest} of packed) {
      const {lit = '^'} = manifest.dependencies ?? {};
      assert.ok(lit.startsWith('^'), `${name} wants lit ${lit}`);
    }
  });

  it('give a page only what it names', async () => {
    const provider = await loadedBy(
      `import {GpProvider} from '@gp-elements/elements/react'; console.log(GpProvider);`,
    );
    assert.ok(provider.includes('packages/core/dist/define.js'), provider.join());
    assert.deepEqual(
      provider.filter((file) => !/^packages\/(core|elements)\//.test(file)),
      [],
    );
    const classes = await loadedBy(
      `import {GpBooking} from '@gp-elements/elements'; console.log(GpBooking);`,
    );
    assert.ok(classes.includes('packages/booking/dist/booking.element.js'));
    assert.deepEqual(
      classes.filter((file) => /define/.test(file)),
      [],
    );
  });

  it('have nothing that publint minds', async () => {
    for (const {name, tarball} of packed) {
      const {messages, pkg} = await publint({
        pack: {tarball: new Uint8Array(readFileSync(tarball)).buffer},
        strict: true,
      });
      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg)),
        [],
        name,
      );
    }
  });

  it('have types that are not wrong', async () => {
    for (const {name, tarball} of packed) {
      const result = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))), {
        excludeEntrypoints: [/\.(css|txt)$/],
      });
      assert.ok(result.types !== false, `${name} has no types`);
      const problems = result.problems.filter(
        (problem) => !('resolutionKind' in problem) || FOR_US.includes(problem.resolutionKind),
      );
      assert.deepEqual(problems, [], name);
    }
  });
});
