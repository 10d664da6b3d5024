// A small load maker: keep-alive connections, each running one scenario after another until the time is up. Loopback only.
import http from 'node:http';

export type Call = (
  path: string,
  body: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: string }>;

export function caller(port: number, connections: number): { call: Call; close(): void } {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const call: Call = (path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const request = http.request(
        {
          host: '127.0.0.1',
          port,
          path,
          method: 'POST',
          agent,
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
      request.on('error', reject);
      request.end(text);
    });
  return { call, close: () => agent.destroy() };
}

/** Runs `scenario` on so many lanes at once for so long. Returns completed scenarios per second and the failures. */
export async function drive(
  lanes: number,
  ms: number,
  scenario: (lane: number) => Promise<void>,
): Promise<{ perSecond: number; done: number; failures: Map<string, number> }> {
  const failures = new Map<string, number>();
  const startedAt = performance.now();
  const end = startedAt + ms;
  let done = 0;
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (performance.now() < end) {
        try {
          await scenario(lane);
          done += 1;
        } catch (error) {
          const text = String((error as Error).message).slice(0, 160);
          failures.set(text, (failures.get(text) ?? 0) + 1);
        }
      }
    }),
  );
  return { perSecond: done / ((performance.now() - startedAt) / 1000), done, failures };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
