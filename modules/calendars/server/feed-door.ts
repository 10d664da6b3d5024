// GET /calendar/<key>.ics — the door of calendar programs. Whoever has the link reads; a link that is wrong, ended or outlived says the same as no link at all.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { House } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { kernelProblem, type Words } from '#kernel/shared/problem.ts';
import { roles } from '#kernel/shared/right.ts';
import { daysShown, keyOfFile } from '../shared/feed.ts';
import { retell } from '../shared/retell.ts';
import type { Gather } from './gather.ts';
import { enterByFeed, keepTold, listTold, markRead } from './store.ts';
import { type CalendarText, writeCalendar } from './write-calendar.ts';

export async function feedDoor(app: FastifyInstance, house: House, gather: Gather): Promise<void> {
  app.route({
    method: 'GET',
    url: '/calendar/:file',
    schema: {
      tags: ['calendars'],
      summary: '日历订阅（iCalendar，RFC 5545） A post’s calendar to subscribe to',
      params: z.object({ file: z.string() }),
    },
    validatorCompiler: () => () => true,
    // A street's whole staff stands behind one address and asks once an hour.
    config: { rateLimit: { max: 120, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const key = keyOfFile((request.params as { file: string }).file);
      const read = key && (await house.database.transact((tx) => readFeed(tx, house, gather, key)));
      if (!read) throw kernelProblem('not_found');
      const body = writeCalendar({ ...read, origin: originOf(request) });
      const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
      reply
        .header('cache-control', 'private, no-cache')
        .header('etag', tag)
        .header('last-modified', new Date(read.changedAt).toUTCString())
        .header('x-robots-tag', 'noindex, nofollow');
      if (isKnown(request, tag, read.changedAt)) return reply.code(304).send();
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', 'inline; filename="huying.ics"')
        .send(body);
    },
  });
}

type Reading = Omit<CalendarText, 'origin'> & { changedAt: number };

async function readFeed(tx: Tx, { secrets }: House, gather: Gather, key: string): Promise<Reading | undefined> {
  const feed = await enterByFeed(tx, secrets.hash('calendar', key));
  if (!feed) return undefined;
  const { post, language, openedAt } = feed;
  const today = dateOf(tx.now);
  const { from, to } = daysShown(today);
  const [known, present] = await Promise.all([listTold(tx, post.postId, from, to), gather(tx, post, from, to)]);
  const { told, changed } = retell(known, present, tx.now);
  keepTold(tx, post.postId, changed, from);
  markRead(tx, feed.feedId, today);
  const { zh, en } = roles[post.role].title;
  const title: Words = { zh: `呼应 · ${post.unitName} ${zh}`, en: `Huying · ${post.unitName} ${en}` };
  return { title, language, told, changedAt: Math.max(openedAt.getTime(), ...told.map((one) => one.changedAt)) };
}

/** As the reader knows us. The name it asked by comes back to nobody else: the answer is private. */
function originOf(request: FastifyRequest): string {
  const scheme = process.env['HUYING_HTTPS'] === '1' ? 'https' : request.protocol;
  return `${scheme}://${request.host}`;
}

/** RFC 9110 13.1: the tag decides where there is one, the date only where there is none. */
function isKnown({ headers }: FastifyRequest, tag: string, changedAt: number): boolean {
  const tags = headers['if-none-match'];
  const opaque = (text: string) => text.trim().replace(/^W\//, '');
  if (tags !== undefined) return tags.split(',').some((one) => one.trim() === '*' || opaque(one) === opaque(tag));
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return since >= Math.floor(changedAt / 1000) * 1000;
}
