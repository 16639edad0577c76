import {existsSync, mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ConfigError} from './config.ts';

const MARKER = '.gp-demo';

/**
 * Makes sure that the demo writes only where a demo was before, or where nothing was.
 *
 * @throws ConfigError when the folder holds anything that no demo made.
 */
export function claimDemoFolder(dataDir: string): void {
  const isThere = statSync(dataDir, {throwIfNoEntry: false}) !== undefined;
  const entries = isThere ? readdirSync(dataDir) : [];
  if (entries.includes(MARKER)) return;
  if (entries.length > 0) {
    throw new ConfigError([
      'GP_DATA_DIR must be a folder that the demo made, or an empty one, with GP_DEMO=1',
    ]);
  }
  mkdirSync(dataDir, {recursive: true, mode: 0o700});
  writeFileSync(
    join(dataDir, MARKER),
    'Made by the GP Elements demo: fictive people only. May be deleted.\n',
  );
}

/**
 * Makes sure that people to sign in as come only where anyone signs in as anyone already.
 *
 * @throws ConfigError when no demo made the folder.
 */
export function requireDemoFolder(dataDir: string): void {
  if (!existsSync(join(dataDir, MARKER))) {
    throw new ConfigError(['GP_DATA_DIR must be a folder that the demo made, with --as-demo']);
  }
}

/**
 * Makes sure that nothing real comes into a folder of the demo, where anyone signs in as anyone.
 *
 * @throws ConfigError when a demo made the folder.
 */
export function refuseDemoFolder(dataDir: string): void {
  if (existsSync(join(dataDir, MARKER))) {
    throw new ConfigError([
      'GP_DATA_DIR must be another folder than the demo has made, unless with GP_DEMO=1',
    ]);
  }
}
