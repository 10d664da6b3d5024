// Sheets out: `GET /api/export/request.list.xlsx?q={…}&as=staff&post=…`. On record before the first byte leaves (who, when, which filter), on record
// again when the last has left (how many rows, and whether all of them).
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '#kernel/shared/id.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { roles } from '#kernel/shared/right.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { type Credentials, enter, type StaffActor } from '../actor.ts';
import { type Bus, malformed, permit } from '../bus-steps.ts';
import { type ExportEntry, sheetMoment } from '../exports.ts';
import type { House } from '../house.ts';
import type { Queries } from '../queries.ts';
import { streamCsv } from '../sheets/csv.ts';
import { streamSheet, watermark } from '../sheets/write.ts';
import type { ReadCredentials } from './credentials.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function exportRoutes(
  app: FastifyInstance,
  house: House,
  bus: Bus,
  queries: Queries,
  credentials: ReadCredentials,
): void {
  // A sheet cut off by the server's end is on record too: the database closes after this.
  const finishing = new Set<Promise<void>>();
  app.addHook('onClose', async () => {
    await Promise.all(finishing);
  });
  app.get(
    '/api/export/:file',
    {
      schema: { tags: ['exports'], summary: '把列表导出为表格 A list as a spreadsheet; logged' },
      config: { rateLimit: { max: 30, timeWindow: 60_000 } },
    },
    async (request, reply) => {
      const { file } = request.params as { file: string };
      const name = file.replace(/\.(xlsx|csv)$/, '');
      const entry = house.exports.get(name);
      if (!entry || name === file) throw kernelProblem('unknown_query', { name: file.slice(0, 80) });
      const who = credentials(request);
      const asked = readInput(entry, request);
      const { actor, words, title, columns } = await describe(house, entry, asked, who);
      // The first page is asked before anything is said to the receiver: a refusal is still a problem, not half a file.
      const paged = { ...asked, ...entry.paging(entry.spec.input.parse(asked)) };
      const first = await queries.ask(name, paged, who);
      const exportId = newId();
      await mustAct(bus, 'export.record', { exportId, query: name, filter: asked, words }, who);
      const takenAt = new Date(house.database.clock.now());
      const counting = { rows: 0, isWhole: false };
      reply.raw.once('close', () => {
        const done = mustAct(bus, 'export.finish', { exportId, query: name, ...counting }, who)
          .catch((error) => request.log.error({ err: error, exportId }, 'export.finish'))
          .finally(() => finishing.delete(done));
        finishing.add(done);
      });
      const sheet = {
        name: title,
        columns: columns.map(({ width, kind }) => ({ ...(width ? { width } : {}), ...(kind ? { kind } : {}) })),
        head: [columns.map((column) => column.title)],
        rows: pages(entry, columns, first, paged, (input) => queries.ask(name, input, who), counting),
        foot: [watermark({ by: nameOf(actor), at: sheetMoment(takenAt) ?? '', filter: words })],
      };
      const isPlain = file.endsWith('.csv');
      const body = isPlain ? streamCsv(sheet) : streamSheet(sheet);
      const stamp = sheetMoment(takenAt)?.replaceAll(/[-: ]/g, '');
      return download(reply, `${title}-${stamp}.${isPlain ? 'csv' : 'xlsx'}`, body);
    },
  );
}

function readInput(entry: ExportEntry, request: FastifyRequest): Record<string, unknown> {
  const { q = '{}' } = request.query as { q?: string };
  let input: unknown;
  try {
    input = JSON.parse(q);
  } catch {
    throw kernelProblem('malformed', { summary: 'q' });
  }
  const parsed = entry.spec.input.safeParse(input);
  if (!parsed.success) throw malformed(parsed.error);
  return input as Record<string, unknown>;
}

async function describe(house: House, entry: ExportEntry, input: unknown, who: Credentials) {
  const calendar = await house.calendar();
  return house.database.transact(async (tx) => {
    const actor = await enter(tx, who, house.secrets);
    if (actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
    permit({ spec: entry.spec }, actor);
    const context = { tx, actor, now: tx.now, secrets: house.secrets, files: house.files, calendar };
    const parsed = entry.spec.input.parse(input);
    const shape = (await entry.shapeOf?.(parsed, context)) ?? entry;
    return {
      actor,
      title: shape.title,
      columns: shape.columns,
      words: (await entry.say(parsed, context)).slice(0, 1000),
    };
  });
}

async function* pages(
  entry: ExportEntry,
  columns: ExportEntry['columns'],
  first: unknown,
  paged: Record<string, unknown>,
  ask: (input: unknown) => Promise<unknown>,
  counting: { rows: number; isWhole: boolean },
): AsyncGenerator<Cell[]> {
  for (let answer = first; ; ) {
    for (const row of entry.rows(answer)) {
      counting.rows += 1;
      yield columns.map((column) => column.of(row));
    }
    const more = entry.next(answer);
    if (!more) break;
    answer = await ask({ ...paged, ...more });
  }
  counting.isWhole = true;
}

async function mustAct(bus: Bus, name: string, input: unknown, who: Credentials): Promise<void> {
  const outcome = await bus.execute({ id: newId(), name, input }, who);
  if (outcome.outcome === 'rejected' || outcome.outcome === 'retry') throw kernelProblem('busy');
}

function nameOf(actor: StaffActor): string {
  return `${actor.staffName}（${actor.unitName} ${roles[actor.role].title.zh}）`;
}

function download(reply: FastifyReply, name: string, body: globalThis.ReadableStream<Uint8Array>): FastifyReply {
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  reply.header('cache-control', 'no-store');
  return reply
    .type(name.endsWith('.csv') ? 'text/csv; charset=utf-8' : mediaType)
    .send(Readable.fromWeb(body as ReadableStream<Uint8Array>));
}
