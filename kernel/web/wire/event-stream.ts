// Server-sent events read over fetch instead of EventSource: who asks goes in headers (a stranger's follow key must not lie in address logs),
// and a connection that died without a word is noticed, since the server beats every 15 s.
import type { Stream } from './live-source.ts';

const silentForMs = 45_000;

/** Cuts a text stream into the `data` of its events; what is incomplete waits for the next piece. */
export function cutEvents(): (piece: string) => string[] {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    return blocks.flatMap((block) => {
      const lines = block.split('\n').filter((line) => line.startsWith('data:'));
      return lines.length === 0 ? [] : [lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n')];
    });
  };
}

export function openEventStream(path: string, headers: Record<string, string>): Stream {
  const ended = new AbortController();
  let watch: ReturnType<typeof setTimeout> | undefined;
  const stream: Stream = {
    onopen: null,
    onerror: null,
    onmessage: null,
    close() {
      clearTimeout(watch);
      ended.abort();
    },
  };
  const stillAlive = () => {
    clearTimeout(watch);
    watch = setTimeout(() => ended.abort(), silentForMs);
  };

  async function read(): Promise<void> {
    stillAlive();
    const response = await fetch(path, {
      headers: { ...headers, accept: 'text/event-stream' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: ended.signal,
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    if (!response.ok || !isStream || !response.body) return;
    stream.onopen?.();
    const cut = cutEvents();
    const text = new TextDecoder();
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      stillAlive();
      for (const data of cut(text.decode(part.value, { stream: true }))) stream.onmessage?.({ data });
    }
  }

  // However it ends — refused, cut off, silent — it is one loss; whoever closed it does not listen any more.
  const lose = () => {
    clearTimeout(watch);
    stream.onerror?.();
  };
  read().then(lose, lose);
  return stream;
}
