// The element tests of web-test-runner.config.mjs in another engine: GP_ENGINE, started by engines.mjs.
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import base from '../../web-test-runner.config.mjs';

const ENGINES = {
  firefox: {
    name: 'Firefox',
    lacks: ['emulateMedia'],
    // Of two tabs one is hidden: its timers come a second apart, and both keep their drafts in one database.
    concurrency: 1,
    launcher: () =>
      puppeteerLauncher({launchOptions: {browser: 'firefox', executablePath: process.env.GP_ENGINE_PROGRAM}}),
  },
  webkit: {
    name: 'WebKitGTK',
    lacks: ['emulateMedia', 'setViewport', 'chords'],
    concurrency: 1,
    launcher: () =>
      webdriverLauncher({
        automationProtocol: 'webdriver',
        hostname: '127.0.0.1',
        port: Number(process.env.GP_ENGINE_PORT),
        logLevel: 'error',
        capabilities: {
          browserName: 'MiniBrowser',
          'wdio:enforceWebDriverClassic': true,
          'webkitgtk:browserOptions': {binary: process.env.GP_ENGINE_PROGRAM, args: ['--automation']},
        },
      }),
  },
};
const {name, lacks, concurrency, launcher} = ENGINES[process.env.GP_ENGINE];
const engine = JSON.stringify({name, lacks});

export default {
  ...base,
  browsers: [launcher()],
  concurrency,
  testsFinishTimeout: 480_000,
  plugins: [
    ...base.plugins,
    {
      name: 'gp-engine-commands',
      resolveImport: ({source, context}) =>
        source === '@web/test-runner-commands' && !context.path.startsWith('/test/engines/')
          ? '/test/engines/commands.mjs'
          : undefined,
    },
  ],
  // Two cores that also run a display and a browser without a graphics card are slow now and then.
  testFramework: {config: {...base.testFramework.config, timeout: 20_000}},
  testRunnerHtml: (framework) =>
    base
      .testRunnerHtml(framework)
      .replace('<head>', () => `<head><script>globalThis.gpEngine = ${engine}</script>`),
};
