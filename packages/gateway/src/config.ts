/** Environment to typed configuration. */
import {statSync} from 'node:fs';
import {isIP} from 'node:net';
import {resolve} from 'node:path';
import {parseSender, type Sender} from './adapters/mail/message.ts';
import type {SmtpServer} from './adapters/mail/smtp.ts';
import type {SignIn} from './pages/page.ts';
import type {LogOptions} from './plugins/operator-log.ts';
import type {RateLimits} from './plugins/rate-limits.ts';
import {holdsElements, type StaticFolders} from './plugins/statics.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Issuer, audience and where the issuer's public keys are: an address or a file. */
export interface TokenSource {
  issuer: string;
  audience: string;
  keys: URL | string;
}

/** What notices go out by. In the demo they are written to files of its own. */
export interface NoticeConfig {
  mail: {server: SmtpServer; from: Sender} | undefined;
  /** Folder from which another program sends text messages. */
  smsFolder: string | undefined;
  /** Where links lead; undefined only in the demo, and where nothing goes out. */
  page: string | undefined;
}

export interface Config {
  /** 0 takes any free one. */
  port: number;
  host: string;
  dataDir: string;
  allowedOrigins: string[];
  limits: RateLimits;
  trustedProxies: string[];
  statics: StaticFolders;
  /** Undefined makes no pages of our own. */
  signIn: SignIn | undefined;
  notices: NoticeConfig;
  /** Where the clock starts, ms UTC, instead of now; only in the demo. */
  startAt: number | undefined;
  /** Operator lines below it are left out. */
  logLevel: LogOptions['level'];
  /** Undefined in the demo, which signs for itself. */
  tokens: TokenSource | undefined;
}

/** Names every missing or invalid key at once; never what was in it. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The gateway cannot start:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

const DEFAULTS = {
  PORT: '4000',
  HOST: '127.0.0.1',
  GP_DATA_DIR: './.data',
  // A booking takes some 15 requests; nobody who taps comes near it.
  GP_LIMIT_PERSON: '1000',
  // A waiting room full of people who open the page at once comes nowhere near it.
  GP_LIMIT_ADDRESS: '3000',
};

const LOG_LEVELS: readonly LogOptions['level'][] = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false;
}

/** `*` and `null` are not origins: neither names anybody. */
function isOrigin(text: string): boolean {
  return /^https?:\/\/[a-z0-9.:[\]-]+$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** An address, or a network such as 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const size = {4: 32, 6: 128}[isIP(address)];
  if (size === undefined || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= size);
}

/** Keys must come unchanged: from an address over TLS, or from this machine. */
function isKeyAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {protocol, hostname} = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replaceAll(/[[\]]/g, '')));
}

/** `//host/` is a path of somebody else's. */
const isOwnPath = (text: string): boolean => /^\/(?![/\\])\S*$/.test(text);

/** Address of a mail server, with the user and password that it may need. */
function parseSmtp(text: string): SmtpServer | undefined {
  if (!URL.canParse(text)) return undefined;
  const {protocol, hostname, port, username, password, pathname, search, hash} = new URL(text);
  const isSecure = protocol === 'smtps:';
  if (!isSecure && protocol !== 'smtp:') return undefined;
  if (hostname === '' || !['', '/'].includes(pathname) || `${search}${hash}` !== '') return undefined;
  if ((username === '') !== (password === '')) return undefined;
  const host = hostname.replaceAll(/[[\]]/g, '');
  try {
    return {
      host,
      port: port === '' ? (isSecure ? 465 : 587) : Number(port),
      isSecure,
      isLocal: isLoopback(host),
      ...(username !== '' && {
        login: {user: decodeURIComponent(username), pass: decodeURIComponent(password)},
      }),
    };
  } catch {
    return undefined;
  }
}

/** A page that is the same for everybody: nothing in its address names or lets in anyone. */
function isPage(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {protocol, hostname, username, password, search} = new URL(text);
  const isSafe =
    protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replaceAll(/[[\]]/g, '')));
  return isSafe && `${username}${password}${search}` === '';
}

/** Folder of the database alone, for commands that serve nothing. */
export function readDataDir(env: Environment): string {
  return env['GP_DATA_DIR'] || DEFAULTS.GP_DATA_DIR;
}

/** @throws ConfigError with a line per key that is missing or invalid. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const get = (key: string): string | undefined => env[key] || undefined;
  const check = (key: string, isRight: boolean, wanted: string): void => {
    if (!isRight) faults.push(`${key} must be ${wanted}`);
  };

  const port = get('PORT') ?? DEFAULTS.PORT;
  check('PORT', /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'a number from 0 to 65535');

  const isDemo = get('GP_DEMO') === '1';
  check('GP_DEMO', isDemo || ['0', undefined].includes(get('GP_DEMO')), '1, 0 or absent');

  const host = get('HOST') ?? DEFAULTS.HOST;
  if (isDemo) check('HOST', isLoopback(host), 'a loopback address such as 127.0.0.1 with GP_DEMO=1');

  const listed = (key: string): string[] =>
    (get(key) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  const allowedOrigins = listed('GP_ALLOWED_ORIGINS');
  check(
    'GP_ALLOWED_ORIGINS',
    allowedOrigins.every(isOrigin),
    'exact origins such as https://praktijk.example, separated by commas; never * or null',
  );

  const trustedProxies = listed('GP_TRUSTED_PROXIES');
  check(
    'GP_TRUSTED_PROXIES',
    trustedProxies.every(isNetwork),
    'addresses or networks such as 10.0.0.0/8, separated by commas',
  );

  const limit = (key: 'GP_LIMIT_PERSON' | 'GP_LIMIT_ADDRESS'): number => {
    const text = get(key) ?? DEFAULTS[key];
    check(key, /^\d{1,9}$/.test(text), 'a number of requests per minute; 0 is without limit');
    return Number(text);
  };
  const limits = {perPerson: limit('GP_LIMIT_PERSON'), perAddress: limit('GP_LIMIT_ADDRESS')};

  const start = get('GP_NOW');
  check(
    'GP_NOW',
    start === undefined || (isDemo && INSTANT.test(start) && !Number.isNaN(Date.parse(start))),
    'a date-time with offset such as 2026-11-23T08:05:00+01:00, and only with GP_DEMO=1',
  );

  const logLevel = LOG_LEVELS.find((level) => level === (get('GP_LOG_LEVEL') ?? 'info'));
  check('GP_LOG_LEVEL', logLevel !== undefined, `one of ${LOG_LEVELS.join(', ')}`);

  const issuer = get('GP_ISSUER');
  const audience = get('GP_AUDIENCE');
  const keys = get('GP_JWKS');
  if (isDemo) {
    for (const key of ['GP_ISSUER', 'GP_AUDIENCE', 'GP_JWKS']) {
      check(key, get(key) === undefined, 'absent with GP_DEMO=1, which signs for itself');
    }
  } else {
    check('GP_ISSUER', issuer !== undefined, 'the `iss` of the tokens to accept');
    check('GP_AUDIENCE', audience !== undefined, 'the `aud` of the tokens to accept');
    check(
      'GP_JWKS',
      keys !== undefined && (isKeyAddress(keys) || isFile(keys)),
      "the https address or an existing file of the issuer's public keys",
    );
  }

  const folder = (key: string): string | undefined => {
    const path = get(key);
    return path === undefined ? undefined : resolve(path);
  };
  const pages = folder('GP_STATIC');
  check('GP_STATIC', pages === undefined || isFolder(pages), 'an existing folder');
  const elements = folder('GP_ELEMENTS');
  check(
    'GP_ELEMENTS',
    elements === undefined || holdsElements(elements),
    'a folder of built elements with its manifest.json, or of several versions of them',
  );

  const href = get('GP_SIGN_IN_URL');
  const script = get('GP_SIGN_IN_SCRIPT');
  check(
    'GP_SIGN_IN_URL',
    href === undefined || isOwnPath(href) || (/^https:\/\/\S+$/.test(href) && URL.canParse(href)),
    'an https address or a path of this origin',
  );
  check('GP_SIGN_IN_SCRIPT', script === undefined || isOwnPath(script), 'a path of this origin');
  check(
    'GP_SIGN_IN_SCRIPT',
    (href === undefined) === (script === undefined),
    'set together with GP_SIGN_IN_URL: nobody could sign in with one of them',
  );

  const smtp = get('GP_SMTP_URL');
  const server = smtp === undefined ? undefined : parseSmtp(smtp);
  check(
    'GP_SMTP_URL',
    smtp === undefined || server !== undefined,
    'the address of a mail server such as smtp://user:password@mail.example:587 or smtps://…, parts percent-encoded',
  );
  const sender = get('GP_MAIL_FROM');
  const from = sender === undefined ? undefined : parseSender(sender);
  check(
    'GP_MAIL_FROM',
    sender === undefined || from !== undefined,
    'a mail address, or a name with one: Praktijk De Linde <afspraken@praktijk.example>',
  );
  const smsFolder = folder('GP_SMS_DIR');
  check('GP_SMS_DIR', smsFolder === undefined || isFolder(smsFolder), 'an existing folder');
  const page = get('GP_PAGE_URL');
  check(
    'GP_PAGE_URL',
    page === undefined || isPage(page),
    'an https address without user, password or query',
  );
  if (isDemo) {
    for (const key of ['GP_SMTP_URL', 'GP_SMS_DIR']) {
      check(key, get(key) === undefined, 'absent with GP_DEMO=1, which writes messages to files of its own');
    }
  } else {
    check('GP_MAIL_FROM', smtp === undefined || sender !== undefined, 'set together with GP_SMTP_URL');
    check(
      'GP_PAGE_URL',
      page !== undefined || (smtp === undefined && smsFolder === undefined),
      'set together with GP_SMTP_URL or GP_SMS_DIR: it is where the links in messages lead',
    );
  }

  if (faults.length > 0) throw new ConfigError(faults);
  return {
    port: Number(port),
    host,
    dataDir: readDataDir(env),
    allowedOrigins,
    limits,
    trustedProxies,
    statics: {
      ...(pages === undefined ? {} : {pages}),
      ...(elements === undefined ? {} : {elements}),
      isImmutable: !isDemo,
    },
    signIn: href === undefined || script === undefined ? undefined : {href, script},
    notices: {mail: server && from && {server, from}, smsFolder, page},
    logLevel: logLevel ?? 'info',
    startAt: start === undefined ? undefined : Date.parse(start),
    tokens: isDemo
      ? undefined
      : {
          issuer: issuer ?? '',
          audience: audience ?? '',
          keys: keys !== undefined && isKeyAddress(keys) ? new URL(keys) : (keys ?? ''),
        },
  };
}
