/** The server of a portal: its pages, and the token of who signed in there. */
import {serveFolder} from '../static-server.ts';

export interface Portal {
  origin: string;
  /** Serves this folder from now on. */
  show(pages: string): void;
  /** Whose token it gives from now on. */
  signIn(token: () => Promise<string>): void;
  close(): Promise<void>;
}

export async function startPortal(): Promise<Portal> {
  let folder = '';
  let token = () => Promise.resolve('');
  const {origin, close} = await serveFolder(() => folder, {
    textOf: (path) => (path === '/session/token' ? token() : undefined),
  });
  return {
    origin,
    show(pages) {
      folder = pages;
    },
    signIn(from) {
      token = from;
    },
    close,
  };
}
