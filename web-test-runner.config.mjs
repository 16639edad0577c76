// Element tests: packages/*/src/**/*.element.test.ts, from source, in a real browser.
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {args, executablePath} from './test/browser.mjs';

/** Counts cases into the file that test/run.mjs names, so that its closing line is exact. */
function countingReporter(file) {
  const count = ({tests, suites}) => {
    const passed = tests.filter((test) => test.passed && !test.skipped).length;
    const failed = tests.filter((test) => !test.passed && !test.skipped).length;
    const skipped = tests.filter((test) => test.skipped).map((test) => test.name);
    return suites.map(count).reduce(
      (sum, part) => ({
        passed: sum.passed + part.passed,
        failed: sum.failed + part.failed,
        skipped: [...sum.skipped, ...part.skipped],
      }),
      {passed, failed, skipped},
    );
  };
  return {
    onTestRunFinished({sessions}) {
      const total = {passed: 0, failed: 0, skipped: []};
      for (const session of sessions) {
        const cases = session.testResults === undefined ? undefined : count(session.testResults);
        total.passed += cases?.passed ?? 0;
        total.failed += cases?.failed ?? 0;
        total.skipped.push(...(cases?.skipped ?? []));
        // A file that did not load, threw outside a case or lost its browser has no failed case to show for it.
        if (!session.passed && (cases?.failed ?? 0) === 0) total.failed += 1;
      }
      mkdirSync(dirname(file), {recursive: true});
      writeFileSync(file, JSON.stringify(total));
    },
  };
}

const results = process.env.GP_RESULTS_FILE;

/** The runner's own search for one starts at 8000: two runners that start together would find the same. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  hostname: '127.0.0.1',
  port: await freePort(),
  files: ['packages/*/src/**/*.element.test.ts'],
  nodeResolve: {exportConditions: ['gp-source', 'browser']},
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'esnext',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
  ],
  browsers: [playwrightLauncher({product: 'chromium', launchOptions: {executablePath, args}})],
  concurrency: 2,
  testsFinishTimeout: 120_000,
  testFramework: {config: {ui: 'bdd', timeout: 5000, forbidOnly: true}},
  testRunnerHtml: (testFramework) =>
    `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Element tests</title></head>` +
    `<body><script type="module" src="${testFramework}"></script></body></html>`,
  reporters: [
    defaultReporter({reportTestResults: true, reportTestProgress: false}),
    ...(results === undefined ? [] : [countingReporter(results)]),
  ],
};
