/** A real mail server on loopback, which behaves as a test wants. */
import type {AddressInfo, Socket} from 'node:net';
import {SMTPServer} from 'smtp-server';

export interface Received {
  to: string[];
  source: string;
  messageId: string | undefined;
}

/** What it does with the next mail; called with its moments. */
export interface Behaviour {
  onRcpt?: () => Promise<void> | void;
  /** After the last byte of the mail, before its reply. `cut` ends the connection without one. */
  onData?: (cut: () => void) => Promise<void> | void;
}

export interface MailServer {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export const reply = (code: number): Error => Object.assign(new Error('no'), {responseCode: code});

export async function startMailServer(port = 0): Promise<MailServer> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  let behaviour: Behaviour = {};
  const attempt = (work: () => Promise<void> | void, done: (error?: Error) => void): void =>
    void Promise.resolve()
      .then(work)
      .then(
        () => done(),
        (error: Error) => done(error),
      );
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) => attempt(() => behaviour.onRcpt?.(), done),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8');
        const take = (): void =>
          void received.push({
            to: session.envelope.rcptTo.map(({address}) => address),
            source,
            messageId: /^Message-ID: (.*)\r$/im.exec(source)?.[1],
          });
        const cut = (): void => {
          for (const socket of sockets) socket.destroy();
        };
        attempt(async () => {
          await behaviour.onData?.(cut);
          take();
        }, done);
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  const {port: actual} = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${actual}`,
    port: actual,
    received,
    behave(next) {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
