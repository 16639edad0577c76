/** One Chromium per file of journeys, and visits in it: a context of their own each, with everything noted that happened. */
import {chromium, type Browser, type BrowserContextOptions, type Page} from 'playwright-core';
import {args, executablePath} from '../browser.mjs';
import {watchPage, type Announcement, type SentBody} from './watch-page.ts';

export interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
}

/** What a visit left behind anywhere that it should perhaps not have. */
export interface Trace {
  requests: Sent[];
  bodies: SentBody[];
  /** Errors and warnings of the console, and exceptions that nobody caught. */
  console: string[];
  /** Every other line of the console. */
  chatter: string[];
  violations: string[];
  /** Texts of live regions, in order. */
  announcements: Announcement[];
  /** Names and own fields of the `gp-…` events that left the elements. */
  events: string[];
  dialogs: string[];
  /** Presses of mouse or finger, by what was pressed. */
  presses: string[];
}

export interface VisitOptions {
  /** Origin of the site. */
  origin: string;
  /** The instant that the browser's clock starts at, ms UTC; it ticks on from there. Default: real time. */
  at?: number;
  /** Viewport width in CSS px. */
  width?: number;
  timezoneId?: string;
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active';
}

export interface Visit {
  page: Page;
  trace: Trace;
  /** Moves the browser's clock; what was due meanwhile is done once. ms. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({executablePath, args});
}

export async function visit(
  browser: Browser,
  {
    origin,
    at,
    width = 1280,
    timezoneId = 'Europe/Amsterdam',
    colorScheme = 'light',
    forcedColors,
  }: VisitOptions,
): Promise<Visit> {
  const options: BrowserContextOptions = {
    baseURL: origin,
    viewport: {width, height: 900},
    timezoneId,
    colorScheme,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    ...(forcedColors === undefined ? {} : {forcedColors}),
  };
  const context = await browser.newContext(options);
  const trace: Trace = {
    requests: [],
    bodies: [],
    console: [],
    chatter: [],
    violations: [],
    announcements: [],
    events: [],
    dialogs: [],
    presses: [],
  };
  await context.exposeBinding('noteAnnouncement', (_source, said: Announcement) => {
    trace.announcements.push(said);
  });
  await context.exposeBinding('noteViolation', (_source, text: string) => {
    trace.violations.push(text);
  });
  await context.exposeBinding('noteEvent', (_source, text: string) => {
    trace.events.push(text);
  });
  await context.exposeBinding('noteBody', (_source, sent: SentBody) => {
    trace.bodies.push(sent);
  });
  await context.exposeBinding('notePress', (_source, what: string) => {
    trace.presses.push(what);
  });
  // tsx wraps named functions in a helper of its own, which functions that are sent to the page then call.
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(watchPage);
  if (at !== undefined) await context.clock.install({time: at});
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('request', (request) => {
    trace.requests.push({
      method: request.method(),
      url: request.url(),
      headers: request.headers(),
    });
  });
  page.on('console', (message) => {
    const isTrouble = message.type() === 'error' || message.type() === 'warning';
    (isTrouble ? trace.console : trace.chatter).push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    trace.console.push(`exception: ${error.message}`);
  });
  page.on('dialog', (dialog) => {
    trace.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return {
    page,
    trace,
    advance: (ms) => page.clock.fastForward(ms),
    close: () => context.close(),
  };
}
