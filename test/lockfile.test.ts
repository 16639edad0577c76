import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {test} from 'node:test';

const require = createRequire(import.meta.url);
const lockfile = readFileSync(new URL('../pnpm-lock.yaml', import.meta.url), 'utf8');

for (const name of ['rollup', 'esbuild']) {
  test(`the lockfile holds ${name} for every system, not only for the one that wrote it`, () => {
    const {optionalDependencies} = require(`${name}/package.json`) as {
      optionalDependencies: Record<string, string>;
    };
    const missing = Object.entries(optionalDependencies).filter(
      ([platform, version]) => platform.startsWith('@') && !lockfile.includes(`${platform}@${version}`),
    );
    // `@rollup/rollup-darwin-arm64` and the like: without them an install on that system cannot build.
    assert.deepEqual(missing, []);
  });
}
