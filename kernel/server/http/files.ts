// Files in and out. Anybody who may report may attach; a file opens only by a link that some query signed.
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { actorId, enter, mustMayAct } from '../actor.ts';
import { fileProblem, maxFileBytes } from '../files/store.ts';
import type { House } from '../house.ts';
import type { ReadCredentials } from './credentials.ts';

export async function fileRoutes(app: FastifyInstance, house: House, credentials: ReadCredentials): Promise<void> {
  await app.register(multipart, { limits: { fileSize: maxFileBytes, files: 1, fields: 4 } });
  app.post(
    '/api/files',
    {
      schema: { tags: ['files'], summary: '上传照片、录音或表格 Upload a file' },
      config: { rateLimit: { max: 60, timeWindow: 60_000 } },
    },
    async (request) => {
      const part = await request.file();
      if (!part) throw fileProblem('empty');
      const bytes = await part.toBuffer();
      const who = await house.database.transact((tx) => enter(tx, credentials(request), house.secrets));
      mustMayAct(who);
      return house.files.keep(bytes, {
        name: part.filename,
        by: `${who.kind} ${actorId(who) ?? ''}`,
        districtId: 'districtId' in who ? who.districtId : null,
      });
    },
  );
  app.get(
    '/api/files/:id',
    { schema: { tags: ['files'], summary: '打开一个已签名的文件链接 Open a signed file link' } },
    async (request, reply) => {
      const { id } = request.params as { id: string };
      const { until = '', sig = '' } = request.query as { until?: string; sig?: string };
      if (!house.files.mayOpen(id, until, sig)) throw fileProblem('gone');
      const file = await house.files.read(id);
      const isShown = /^(image|audio)\//.test(file.mediaType);
      reply.header(
        'content-disposition',
        `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name ?? id)}`,
      );
      reply.header('cache-control', 'private, max-age=900');
      reply.header('content-security-policy', "default-src 'none'; sandbox");
      return reply.type(file.mediaType).send(file.bytes);
    },
  );
}
