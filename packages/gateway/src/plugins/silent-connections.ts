import type {Socket} from 'node:net';
import type {FastifyInstance} from 'fastify';

/**
 * Browsers open connections before they need them. One on which nobody ever asked anything does not count as idle for Node, which
 * would keep a gateway that stops waiting for a minute: such connections are ended, and new ones are refused from then on.
 */
export function endSilentConnections(app: FastifyInstance): void {
  const open = new Set<Socket>();
  let isStopping = false;
  app.server.on('connection', (socket: Socket) => {
    if (isStopping) socket.destroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  app.addHook('preClose', (done) => {
    isStopping = true;
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
}
