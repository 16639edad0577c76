#!/usr/bin/env node
// Runs what was built; in the repository, where nothing was, the source.
import {spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const built = new URL('../dist/server.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  const source = fileURLToPath(new URL('../src/server.ts', import.meta.url));
  const tsx = import.meta.resolve('tsx');
  const flags = ['--import', tsx, '--conditions=gp-source', source];
  const child = spawn(process.execPath, [...flags, ...process.argv.slice(2)], {stdio: 'inherit'});
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
