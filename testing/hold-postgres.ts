// A process that starts a PostgreSQL, says so in one line of JSON and then does nothing, so that a test can kill it.
// Arguments: the data folder. On SIGTERM it stops in good order.

import { startPostgres } from '#kernel/server/postgres/index.ts';

const server = await startPostgres({
  dataDir: process.argv[2] ?? '',
  settings: { shared_buffers: '16MB', fsync: false },
});
process.stdout.write(`${JSON.stringify({ pid: server.pid, isOwner: server.isOwner })}\n`);
const idle = setInterval(() => {}, 60_000);
process.once('SIGTERM', () => {
  clearInterval(idle);
  void server.stop();
});
