// A server as a process of its own for tests that kill it. Prints READY and its port.
import { serve } from '#app/server/serve.ts';

const serving = await serve({
  connection: JSON.parse(process.env['TEST_CONNECTION'] ?? '{}'),
  dataDir: process.env['TEST_DATA'] ?? '',
  port: 0,
  host: '127.0.0.1',
  logLevel: 'silent',
  perMinute: 0,
});
console.log(`READY ${new URL(serving.address).port}`);
