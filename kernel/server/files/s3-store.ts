// Files in a bucket of an S3-compatible server, signed by AWS Signature Version 4. What is sent carries its own SHA-256, so that a server
// that got other bytes refuses them. A server that is away or busy is asked three times before anybody hears of it.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { Problem } from '#kernel/shared/problem.ts';
import { type ByteRange, type ByteStore, nameOf } from './byte-store.ts';
import { fileProblem } from './problems.ts';
import type { S3Settings } from './s3-settings.ts';

type Ask = { method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'; headers?: Record<string, string>; body?(): Readable };

/** Waits before the second and the third try. */
const pausesMs = [150, 600];
/** From the request to the head of the answer; an upload of the largest file over a slow line fits in. */
const answerWithinMs = 30_000;
const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function s3Store(settings: S3Settings): ByteStore {
  const urlOf = (id: string): URL => {
    const { bucket, endpoint, style } = settings;
    const url = new URL(endpoint);
    if (style === 'host') url.hostname = `${bucket}.${url.hostname}`;
    const folder = url.pathname.replace(/\/$/, '');
    url.pathname = style === 'host' ? `${folder}/${nameOf(id)}` : `${folder}/${bucket}/${nameOf(id)}`;
    return url;
  };

  async function once(id: string, { method, headers, body }: Ask): Promise<Response> {
    const signed = await new AwsV4Signer({
      method,
      url: urlOf(id).href,
      headers: { 'x-amz-content-sha256': emptySha256, ...headers },
      service: 's3',
      region: settings.region,
      accessKeyId: settings.accessKey,
      secretAccessKey: settings.secretKey,
    }).sign();
    const waiting = new AbortController();
    const timer = setTimeout(() => waiting.abort(), answerWithinMs);
    try {
      return await fetch(signed.url, {
        method,
        headers: signed.headers,
        redirect: 'error',
        signal: waiting.signal,
        ...(body ? { body: Readable.toWeb(body()) as RequestInit['body'], duplex: 'half' } : {}),
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** The first answer that asking again would not better. */
  async function ask(id: string, what: Ask): Promise<Response> {
    for (let tries = 0; ; tries++) {
      const answer = await once(id, what).catch(() => undefined);
      if (answer && answer.status < 500 && answer.status !== 429) return answer;
      await answer?.body?.cancel();
      const pause = pausesMs[tries];
      if (pause === undefined) throw fileProblem('store_away');
      await sleep(pause);
    }
  }

  return {
    place: `S3 ${settings.endpoint.host} ${settings.bucket}`,
    isOurs: false,
    async put(id, content) {
      const headers = {
        'content-length': String(content.sizeBytes),
        'x-amz-content-sha256': content.sha256.toString('hex'),
      };
      const answer = await ask(id, { method: 'PUT', headers, body: () => content.read() });
      if (!answer.ok) throw await refusal(answer);
      await answer.body?.cancel();
    },
    async open(id, range) {
      const headers: Record<string, string> = range ? { range: `bytes=${range.first}-${range.last}` } : {};
      const answer = await ask(id, { method: 'GET', headers });
      if (!answer.ok || !answer.body) throw await refusal(answer);
      const bytes = reported(answer.body);
      return Readable.from(range ? cut(bytes, startOf(answer), range) : bytes, { objectMode: false });
    },
    async has(id) {
      const answer = await ask(id, { method: 'HEAD' });
      if (answer.ok || answer.status === 404) return answer.ok;
      throw await refusal(answer);
    },
    async remove(id) {
      const answer = await ask(id, { method: 'DELETE' });
      const refused = answer.ok ? undefined : await refusal(answer);
      if (refused && refused.code !== 'file.lost') throw refused;
      await answer.body?.cancel();
    },
  };
}

/** What the server says of itself: `<Error><Code>NoSuchKey</Code>…`; a HEAD says nothing but its status. */
async function refusal(answer: Response): Promise<Problem> {
  const said = await answer.text().catch(() => '');
  const code = /<Code>(\w+)<\/Code>/.exec(said)?.[1];
  return code === 'NoSuchKey' ? fileProblem('lost') : fileProblem('store_refused', { reason: code ?? answer.status });
}

/** Servers differ in how far they heed a range: where this answer begins in the file. */
function startOf(answer: Response): number {
  const told = /^bytes (\d+)-/.exec(answer.headers.get('content-range') ?? '')?.[1];
  return answer.status === 206 && told ? Number(told) : 0;
}

/** Never more than was asked for, whatever came: the length was promised to a player already. */
async function* cut(bytes: AsyncIterable<Uint8Array>, start: number, range: ByteRange): AsyncGenerator<Uint8Array> {
  let at = start;
  for await (const chunk of bytes) {
    const part = chunk.subarray(Math.max(0, range.first - at), Math.max(0, range.last + 1 - at));
    if (part.length > 0) yield part;
    at += chunk.length;
    if (at > range.last) return;
  }
}

/** A server that goes away in the middle is a server that went away, not a fault of ours. */
async function* reported(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    throw fileProblem('store_away');
  }
}
