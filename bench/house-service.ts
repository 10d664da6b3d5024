// The product's own server as a process of its own, on the bench's database, with limits on one address lifted.
import { serve } from '../app/server/serve.ts';

const serving = await serve({
  connection: JSON.parse(process.env['BENCH_CONNECTION']!),
  dataDir: process.env['BENCH_DATA']!,
  port: 0,
  host: '127.0.0.1',
  logLevel: 'error',
  perMinute: 0,
});
console.log(`READY ${new URL(serving.address).port}`);
process.on('SIGTERM', () => void serving.stop().then(() => process.exit(0)));
