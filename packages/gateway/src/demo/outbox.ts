/** The messages that the demo would have sent: files in its data directory, which `GET /demo/mail` lists. */
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';

/** Folder within the data directory. */
export const DEMO_OUTBOX = 'outbox';

export interface DemoMail {
  /** Name of the file in the outbox. */
  file: string;
  channel: 'email' | 'sms';
  to: string;
  subject?: string;
  /** As the mail says it was sent; absent on a text message. */
  date?: string;
  text: string;
}

/** Quoted-printable to text. */
function decoded(text: string): string {
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A field of the head, with its encoded words decoded. */
function words(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decoded(text.replaceAll('_', ' ')),
    );
}

/** Reads a mail that we made: one part, text. */
export function readMail(source: string): {head: ReadonlyMap<string, string>; text: string} {
  const [top = '', ...rest] = source.split('\r\n\r\n');
  const head = new Map(
    top
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        words(line.slice(line.indexOf(':') + 1).trim()),
      ]),
  );
  const body = rest.join('\r\n\r\n');
  const isQuoted = head.get('content-transfer-encoding') === 'quoted-printable';
  return {head, text: (isQuoted ? decoded(body) : body).replaceAll('\r\n', '\n')};
}

async function readOne(folder: string, file: string): Promise<DemoMail> {
  // Bytes one by one: what is not ASCII is encoded.
  const source = await readFile(join(folder, file), file.endsWith('.eml') ? 'latin1' : 'utf8');
  if (!file.endsWith('.eml')) {
    const [head = '', ...rest] = source.split('\n\n');
    return {file, channel: 'sms', to: head.replace(/^To: /, ''), text: rest.join('\n\n').trimEnd()};
  }
  const {head, text} = readMail(source);
  return {
    file,
    channel: 'email',
    to: head.get('to') ?? '',
    subject: head.get('subject') ?? '',
    date: new Date(head.get('date') ?? '').toISOString(),
    text,
  };
}

/** Everything in the outbox, latest first; text messages, which bear no date, after the mails. */
export async function listOutbox(folder: string): Promise<DemoMail[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const messages = await Promise.all(
    files
      .filter((file) => !file.startsWith('.') && (file.endsWith('.eml') || file.endsWith('.sms.txt')))
      .sort()
      .map((file) => readOne(folder, file)),
  );
  return messages.sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
}
