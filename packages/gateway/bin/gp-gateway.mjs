#!/usr/bin/env node
// Runs what npm brought; in the repository, where the sources are, those.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const source = fileURLToPath(new URL('../src/server.ts', import.meta.url));
if (!existsSync(source)) {
  await import(new URL('../dist/server.js', import.meta.url).href);
} else {
  const tsx = import.meta.resolve('tsx');
  const flags = ['--import', tsx, '--conditions=gp-source', source];
  const child = spawn(process.execPath, [...flags, ...process.argv.slice(2)], {stdio: 'inherit'});
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
