/** One page of the engine that `engines.mjs` started these tests for: GP_ENGINE. */
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

export interface EnginePage {
  go(address: string): Promise<void>;
  /** The value of an expression in the page. */
  read<T>(expression: string): Promise<T>;
  /** Until the expression holds in the page. @throws When it does not within ten seconds. */
  until(expression: string): Promise<void>;
  close(): Promise<void>;
}

const WITHIN_MS = 10_000;
const program = process.env['GP_ENGINE_PROGRAM'] ?? '';

interface Puppeteer {
  launch(options: object): Promise<{
    newPage(): Promise<{
      goto(address: string): Promise<unknown>;
      evaluate(expression: string): Promise<unknown>;
      waitForFunction(expression: string, options: {timeout: number}): Promise<unknown>;
    }>;
    close(): Promise<void>;
  }>;
}

/** Through the package that drives Firefox for the element tests. */
async function firefoxPage(): Promise<EnginePage> {
  const runner = createRequire(createRequire(import.meta.url).resolve('@web/test-runner-puppeteer'));
  const {default: puppeteer} = (await import(pathToFileURL(runner.resolve('puppeteer-core')).href)) as {
    default: Puppeteer;
  };
  const browser = await puppeteer.launch({browser: 'firefox', executablePath: program});
  const page = await browser.newPage();
  return {
    go: async (address) => {
      await page.goto(address);
    },
    read: async <T>(expression: string) => (await page.evaluate(expression)) as T,
    until: async (expression) => {
      await page.waitForFunction(expression, {timeout: WITHIN_MS});
    },
    close: () => browser.close(),
  };
}

/** By the commands of WebDriver themselves: a session, an address, a script. */
async function webkitPage(): Promise<EnginePage> {
  const driver = `http://127.0.0.1:${process.env['GP_ENGINE_PORT']}/session`;
  const command = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(driver + path, {
      method: body === undefined ? 'DELETE' : 'POST',
      ...(body === undefined ? {} : {body: JSON.stringify(body)}),
    });
    const {value} = (await response.json()) as {value: T & {message?: string}};
    if (!response.ok) throw new Error(`WebDriver: ${value.message}`);
    return value;
  };
  const {sessionId} = await command<{sessionId: string}>('', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': {binary: program, args: ['--automation']},
      },
    },
  });
  const at = `/${sessionId}`;
  await command(`${at}/timeouts`, {script: WITHIN_MS});
  return {
    go: (address) => command(`${at}/url`, {url: address}),
    read: (expression) => command(`${at}/execute/sync`, {script: `return (${expression})`, args: []}),
    until: (expression) =>
      command(`${at}/execute/async`, {
        script: `const done = arguments[0]; (function look() { (${expression}) ? done() : setTimeout(look, 20); })()`,
        args: [],
      }),
    close: () => command(at),
  };
}

export const openEngine = (): Promise<EnginePage> =>
  process.env['GP_ENGINE'] === 'webkit' ? webkitPage() : firefoxPage();
