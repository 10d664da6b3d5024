// How the server closes: whoever is being answered gets a few seconds, and nobody can hold it longer. Node and Fastify end only connections whose last
// request was answered before the closing began. One whose answer comes after it, a live screen's among them, or that never said anything (browsers open
// such in advance) would hold the process for a minute, and a receiver who stopped reading a sheet for ever.
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** What was begun is usually done within it; below the fifteen seconds after which `npm start` gives up on its own end. */
export const closingGraceMs = 5_000;
const sweepEveryMs = 50;

export function closeInTime(app: FastifyInstance, graceMs: number): void {
  const open = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  app.addHook('preClose', async () => {
    // Again and again, for a connection falls idle only when its answer is through.
    const sweeping = setInterval(sweep, sweepEveryMs);
    const last = setTimeout(() => app.server.closeAllConnections(), graceMs);
    app.server.once('close', () => {
      clearInterval(sweeping);
      clearTimeout(last);
    });
  });

  function sweep(): void {
    app.server.closeIdleConnections();
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  }
}
