// Messages to people's phones. A handler only writes one down, in its own transaction (`queueMessage`); sending comes after the commit, so that a
// slow gateway holds no lock and a rollback sends nothing. Number and text are sealed at rest.
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newId } from '#kernel/shared/id.ts';
import type { Secrets } from './secrets.ts';
import { sql } from './sql.ts';
import type { Database, Tx } from './transaction.ts';

export type Message = { to: string; kind: string; text: string };

/** The way out of the house: demo, file or a gateway. Throws when the message was not taken. */
export type MessageSender = { send(message: Message): Promise<void> };

export function queueMessage(tx: Tx, secrets: Secrets, message: Message & { usefulUntil?: Date }): string {
  const id = newId();
  tx.write(sql`
    insert into messages (id, kind, to_cipher, to_tail, text_cipher, made_at, next_try_at, useful_until)
    values (${id}, ${message.kind}, ${secrets.seal(message.to)}, ${message.to.slice(-4)}, ${secrets.seal(message.text)}, ${tx.at}, ${tx.at},
      ${message.usefulUntil ?? null})`);
  return id;
}

/** In a demonstration the row in the table is the message: nobody's phone rings. */
export const demoSender: MessageSender = { send: async () => undefined };

/** For a site without a gateway: whoever runs the machine reads the file. One JSON line each. */
export function fileSender(path: string): MessageSender {
  return {
    async send(message) {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, `${JSON.stringify({ at: new Date().toISOString(), ...message })}\n`, { mode: 0o600 });
    },
  };
}

export type Gateway = {
  url: string;
  headers: Record<string, string>;
  /** `{to}`, `{text}`, `{key}` are filled in: as JSON text inside a JSON body, percent-encoded inside a form. */
  body: string;
  /** The answer must contain this; without it any 2xx will do. */
  accepted?: string | undefined;
};

const gatewayTimeoutMs = 5000;

export function httpSender({ url, headers, body, accepted }: Gateway, key: string): MessageSender {
  const isJson = /^\s*[{[]/.test(body);
  const put = (template: string, values: Record<string, string>, write: (value: string) => string) =>
    template.replace(/\{(to|text|key)\}/g, (whole, name: string) =>
      values[name] === undefined ? whole : write(values[name]),
    );
  return {
    async send({ to, text }) {
      const values = { to, text, key };
      const response = await fetch(put(url, values, encodeURIComponent), {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(gatewayTimeoutMs),
        headers: {
          'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, put(value, values, (v) => v)])),
        },
        body: put(body, values, isJson ? (value) => JSON.stringify(value).slice(1, -1) : encodeURIComponent),
      });
      const answer = await response.text();
      if (!response.ok || (accepted !== undefined && !answer.includes(accepted)))
        throw new Error(`gateway answered ${response.status}`);
    },
  };
}

/** 5 s, 10 s, 20 s … up to ten minutes between tries; after eight the message is given up. */
const mostTries = 8;
const pauseAfter = (tries: number): number => Math.min(5000 * 2 ** (tries - 1), 600_000);

type Waiting = { id: string; kind: string; to: Buffer; text: Buffer; tries: number };

/**
 * Sends what waits, a page at a time. A message is claimed by moving its next try into the future, so that two servers do
 * not both send it; one that dies in between leaves it to be sent again: at least once.
 */
export async function sendWaiting(database: Database, secrets: Secrets, sender: MessageSender): Promise<number> {
  const claimed = await database.asOwner(async (tx) => {
    tx.write(sql`
      update messages set state = 'failed', problem = 'no longer useful' where state = 'waiting' and useful_until <= ${tx.at}`);
    return tx.all<Waiting>(sql`
      update messages m set tries = tries + 1, next_try_at = ${tx.at}::timestamptz + interval '1 minute'
       where m.id in (select id from messages where state = 'waiting' and next_try_at <= ${tx.at} order by next_try_at limit 20 for update skip locked)
       returning m.id, m.kind, m.to_cipher as to, m.text_cipher as text, m.tries`);
  });
  await Promise.all(
    claimed.map(async ({ id, kind, to, text, tries }) => {
      const problem = await sender.send({ to: secrets.open(to), kind, text: secrets.open(text) }).then(
        () => undefined,
        (error: unknown) => String(error instanceof Error ? error.message : error).slice(0, 300),
      );
      await database.asOwner(async (tx) => {
        if (problem === undefined)
          return tx.write(sql`update messages set state = 'sent', sent_at = ${tx.at}, problem = null where id = ${id}`);
        const next = new Date(tx.now + pauseAfter(tries));
        tx.write(sql`
          update messages set state = ${tries >= mostTries ? 'failed' : 'waiting'}, next_try_at = ${next}, problem = ${problem} where id = ${id}`);
      });
    }),
  );
  return claimed.length;
}
