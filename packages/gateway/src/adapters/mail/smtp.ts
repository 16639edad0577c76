import {Readable} from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type {Delivery, Message, Messenger} from '../../ports/messenger.ts';
import {mailBytes, type Sender} from './message.ts';

export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte; without it the connection must become TLS before anything is said, but on this machine. */
  isSecure: boolean;
  isLocal: boolean;
  login?: {user: string; pass: string};
}

export interface SmtpTimes {
  /** To connect, and to be greeted, ms. */
  connectMs: number;
  /** Without a byte from the other side, ms. */
  silenceMs: number;
  /** For all of one message, ms. */
  wholeMs: number;
}

const TIMES: SmtpTimes = {connectMs: 30_000, silenceMs: 120_000, wholeMs: 240_000};

/** Our own word for what went wrong; what a server writes may repeat an address. */
interface Failure {
  code: string;
  /** Reply of the server, where there was one. */
  reply: number | undefined;
  /** To which command, in nodemailer's words. */
  command: string;
}

function failureOf(error: unknown): Failure {
  const {code, responseCode, command} = error as {code?: unknown; responseCode?: unknown; command?: unknown};
  const reply = typeof responseCode === 'number' && responseCode >= 400 ? responseCode : undefined;
  return {
    code:
      reply === undefined
        ? `smtp-${typeof code === 'string' ? code.toLowerCase() : 'failed'}`
        : `smtp-${reply}`,
    reply,
    command: typeof command === 'string' ? command : '',
  };
}

/**
 * @param isHandedOver Whether some of the message had left. Then only the server's own reply to it tells that it was not
 * taken; a connection that ends without one leaves it open.
 */
function deliveryOf({code, reply, command}: Failure, isHandedOver: boolean): Delivery {
  if (isHandedOver && (command !== 'DATA' || reply === undefined)) return {outcome: 'unknown', fault: code};
  const isOfThisMail = command === 'DATA' || command === 'RCPT TO';
  // A refusal of ourselves, of our address or of our password is for an operator to mend: it is tried again.
  if (isOfThisMail && reply !== undefined && reply >= 500) return {outcome: 'refused', fault: code};
  return {outcome: 'later', fault: code, isDown: !(isOfThisMail && reply !== undefined)};
}

/** Sends mails through a mail server, a connection each. */
export function smtpMessenger(server: SmtpServer, from: Sender, times: Partial<SmtpTimes> = {}): Messenger {
  const {connectMs, silenceMs, wholeMs} = {...TIMES, ...times};
  const {host, port, isSecure, isLocal, login} = server;

  async function send(message: Message, handOver: () => Promise<boolean>): Promise<Delivery> {
    const bytes = await mailBytes(from, message);
    let isWithdrawn = false;
    let isHandedOver = false;
    /** Read only once the server wants the message. */
    async function* content(): AsyncGenerator<Buffer> {
      isWithdrawn = !(await handOver());
      if (isWithdrawn) throw new Error('withdrawn');
      isHandedOver = true;
      yield bytes;
    }
    const connection = new SMTPConnection({
      host,
      port,
      secure: isSecure,
      requireTLS: !isSecure && !isLocal,
      ignoreTLS: !isSecure && isLocal,
      tls: {minVersion: 'TLSv1.2'},
      name: from.address.split('@').at(-1) ?? 'localhost',
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      socketTimeout: silenceMs,
      socketCloseTimeout: 1000,
      logger: false,
    });
    let timer: NodeJS.Timeout | undefined;
    const run = new Promise<void>((resolve, reject) => {
      const settle = (error?: unknown): void => {
        if (error) reject(error instanceof Error ? error : new Error('failed'));
        else resolve();
      };
      timer = setTimeout(() => settle(Object.assign(new Error('deadline'), {code: 'DEADLINE'})), wholeMs);
      connection.once('error', settle);
      // After it was given up, what still goes wrong is nobody's concern.
      connection.on('error', () => {});
      connection.once('end', () => settle(Object.assign(new Error('ended'), {code: 'ECONNECTION'})));
      const deliver = (): void => {
        connection.send({from: from.address, to: [message.to]}, Readable.from(content()), settle);
      };
      connection.connect((error?: unknown) => {
        if (error) settle(error);
        else if (login === undefined) deliver();
        else
          connection.login({credentials: login}, (refusal?: unknown) =>
            refusal ? settle(refusal) : deliver(),
          );
      });
    });
    try {
      await run;
      connection.quit();
      return {outcome: 'sent'};
    } catch (error) {
      connection.close();
      return isWithdrawn ? {outcome: 'withdrawn'} : deliveryOf(failureOf(error), isHandedOver);
    } finally {
      clearTimeout(timer);
    }
  }

  return {isRepeatable: false, send};
}
