import MailComposer from 'nodemailer/lib/mail-composer';
import type {Message} from '../../ports/messenger.ts';

/** Who sends: `Name <address>` or an address alone, as GP_MAIL_FROM has it. */
export interface Sender {
  name?: string;
  address: string;
}

const SENDER = /^(?:"?(?<name>[^"<>\r\n]*?)"?\s*<(?<inner>[^<>]+)>|(?<bare>[^<>]+))$/;
const ADDRESS = /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"()]+$/;

/** Undefined when the text names no address. */
export function parseSender(text: string): Sender | undefined {
  const {name, inner, bare} = SENDER.exec(text.trim())?.groups ?? {};
  const address = (inner ?? bare)?.trim() ?? '';
  if (!ADDRESS.test(address)) return undefined;
  return name === undefined || name === '' ? {address} : {name, address};
}

/**
 * The mail as it goes over the wire: text only, CRLF, with an id that is the same at every try, so that whoever gets it
 * twice can tell that it is one.
 */
export async function mailBytes(
  from: Sender,
  {id, to, language, subject, text, at, unsubscribeAt}: Message,
): Promise<Buffer> {
  const domain = from.address.split('@').at(-1) ?? '';
  const mail = new MailComposer({
    from: {name: from.name ?? '', address: from.address},
    to,
    subject,
    text,
    date: new Date(at),
    messageId: `<${id}@${domain}>`,
    textEncoding: 'quoted-printable',
    newline: 'win',
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      // Nobody's answering machine answers it.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language,
      ...(unsubscribeAt === undefined ? {} : {'List-Unsubscribe': `<${unsubscribeAt}>`}),
    },
  });
  return mail.compile().build();
}
