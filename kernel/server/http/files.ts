// Files in and out. Anybody who may report may attach; a file opens only by a link that some query signed. Bytes pass through as they come.
import type { IncomingMessage } from 'node:http';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema, isId } from '#kernel/shared/id.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { actorId, enter, mustMayAct } from '../actor.ts';
import { malformed } from '../bus-steps.ts';
import { maxPartBytes, openParts, type PartAnswer } from '../files/parts.ts';
import { fileProblem } from '../files/problems.ts';
import { rangeOf } from '../files/range.ts';
import { maxFileBytes } from '../files/store.ts';
import type { House } from '../house.ts';
import type { ReadCredentials } from './credentials.ts';

const lingerMs = 30_000;

/** Where a part begins, and how much there is in all; bytes. The part itself is the body. */
const partSchema = z.object({
  from: z.coerce.number().int().min(0),
  total: z.coerce.number().int().min(1),
  name: z.string().max(200).optional(),
});
const partAnswerSchema = z.object({
  /** Bytes from the start that are here. */
  have: z.int(),
  /** Once all of them are. */
  file: z.object({ id: idSchema, mediaType: z.string(), sizeBytes: z.int() }).optional(),
});

export async function fileRoutes(app: FastifyInstance, house: House, credentials: ReadCredentials): Promise<void> {
  // One byte more than a file may have: the house says itself that it is too large.
  await app.register(multipart, { limits: { fileSize: maxFileBytes + 1, files: 1, fields: 4 } });
  app.post(
    '/api/files',
    {
      schema: { tags: ['files'], summary: '上传照片、录音或表格 Upload a file' },
      config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    },
    async (request) => {
      const part = await request.file().catch(unread);
      if (!part) throw fileProblem('empty');
      try {
        const who = await house.database.transact((tx) => enter(tx, credentials(request), house.secrets));
        mustMayAct(who);
        const by = `${who.kind} ${actorId(who) ?? ''}`;
        const id = idOf(request.query);
        // A phone names its photos before it can send them, and sends again what it got no answer for.
        const known = id === undefined ? undefined : await house.files.find(id);
        if (known && known.uploadedBy !== by) throw fileProblem('id_taken');
        if (known) {
          part.file.resume();
          return { id: known.id, mediaType: known.mediaType, sizeBytes: known.sizeBytes };
        }
        return await house.files.keep(part.file, {
          name: part.filename,
          by,
          districtId: 'districtId' in who ? who.districtId : null,
          ...(id === undefined ? {} : { id }),
        });
      } catch (error) {
        letFinish(request.raw);
        throw error;
      }
    },
  );
  const parts = openParts(house.files);
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: maxPartBytes },
    (_, body, done) => done(null, body),
  );
  app.put(
    '/api/files/:id/parts',
    {
      schema: {
        tags: ['files'],
        summary: '分段上传，断了从断的地方接着传 Upload a file in parts, going on where it was cut',
        params: z.object({ id: idSchema }),
        querystring: partSchema,
        response: { 200: partAnswerSchema },
      },
      validatorCompiler: () => () => true,
      config: { rateLimit: { max: 600, timeWindow: 60_000 } },
    },
    async (request): Promise<PartAnswer> => {
      const { id } = request.params as { id: string };
      const asked = partSchema.safeParse(request.query);
      if (!isId(id)) throw fileProblem('id_taken');
      if (!asked.success) throw malformed(asked.error);
      const { from, total, name } = asked.data;
      const who = await house.database.transact((tx) => enter(tx, credentials(request), house.secrets));
      mustMayAct(who);
      const by = `${who.kind} ${actorId(who) ?? ''}`;
      const known = await house.files.find(id);
      if (known && known.uploadedBy !== by) throw fileProblem('id_taken');
      if (known) {
        const { mediaType, sizeBytes } = known;
        return { have: total, file: { id, mediaType, sizeBytes } };
      }
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return parts.add(
        { id, from, total, bytes },
        { name, by, districtId: 'districtId' in who ? who.districtId : null },
      );
    },
  );
  app.get(
    '/api/files/:id',
    {
      schema: { tags: ['files'], summary: '打开一个已签名的文件链接 Open a signed file link' },
      // A part of something packed would be no part of the file.
      compress: false,
    },
    async (request, reply) => {
      const { id } = request.params as { id: string };
      const { until, sig } = request.query as Record<string, unknown>;
      if (typeof until !== 'string' || typeof sig !== 'string' || !house.files.mayOpen(id, until, sig))
        throw fileProblem('gone');
      const file = await house.files.open(id);
      const range = partAsked(request.headers.range, file.sizeBytes, (size) =>
        reply.header('content-range', `bytes */${size}`),
      );
      const stream = await file.stream(range);
      const isShown = /^(image|audio|video)\//.test(file.mediaType);
      reply.header(
        'content-disposition',
        `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name ?? id)}`,
      );
      reply.header('cache-control', 'private, max-age=900');
      reply.header('content-security-policy', "default-src 'none'; sandbox");
      reply.header('accept-ranges', 'bytes');
      reply.header('content-length', range ? range.last - range.first + 1 : file.sizeBytes);
      if (range) reply.code(206).header('content-range', `bytes ${range.first}-${range.last}/${file.sizeBytes}`);
      return reply.type(file.mediaType).send(stream);
    },
  );
}

/** What is no id is no file's. */
function idOf(query: unknown): string | undefined {
  const { id } = query as { id?: unknown };
  if (id === undefined) return undefined;
  if (typeof id !== 'string' || !isId(id)) throw fileProblem('id_taken');
  return id;
}

/**
 * A browser reads why only after it has sent all: the rest of a refused upload is taken and thrown away. Half a minute of it, then the line is cut.
 * Left unread it would hold the connection, and whoever shuts the house down, until the client gives up.
 */
function letFinish(request: IncomingMessage): void {
  if (request.complete) return;
  const cut = setTimeout(() => request.destroy(), lingerMs);
  cut.unref();
  request.unpipe();
  request.resume().once('close', () => clearTimeout(cut));
}

/** An envelope that cannot be opened; what Fastify itself refuses says why by its status. */
function unread(error: Error & { statusCode?: number }): never {
  throw error.statusCode ? error : fileProblem('broken_off');
}

/** One that lies outside is answered with the size there is (RFC 9110, 14.4). */
function partAsked(header: string | undefined, sizeBytes: number, tell: (sizeBytes: number) => void) {
  try {
    return rangeOf(header, sizeBytes);
  } catch (error) {
    if (error instanceof Problem) tell(sizeBytes);
    throw error;
  }
}
