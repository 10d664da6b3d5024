// The HTTP face: doors, headers, limits, one description (OpenAPI 3.1), health and metrics. No rule of the field lives here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import staticFiles from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { Bus } from '../bus-steps.ts';
import type { House } from '../house.ts';
import type { Live } from '../live.ts';
import type { Queries } from '../queries.ts';
import { closeInTime, closingGraceMs } from './closing.ts';
import { commandRoutes } from './commands.ts';
import type { ReadCredentials } from './credentials.ts';
import { exportRoutes } from './exports.ts';
import { fileRoutes } from './files.ts';
import { countRequests, healthRoutes } from './health.ts';
import { liveRoute } from './live.ts';
import { problemOf, renderProblems, send } from './problems.ts';
import { queryRoutes } from './queries.ts';

export type ServerOptions = {
  house: House;
  bus: Bus;
  queries: Queries;
  live: Live;
  credentials: ReadCredentials;
  /** The built web; without it only the API is served. */
  webRoot?: string;
  logLevel?: string;
  /** Requests a minute from one address to all doors together; 0 lifts every limit (the bench, whose whole load comes from one address). */
  perMinute?: number;
  /** How long whoever is being answered may hold the server while it closes. */
  closingGraceMs?: number;
  /** How often an open stream of updates asks whether its reader is still who they were. */
  liveAskAgainMs?: number;
};

export async function openServer(options: ServerOptions): Promise<FastifyInstance> {
  const { house, bus, queries, live, credentials } = options;
  const app = Fastify({
    logger: { level: options.logLevel ?? 'info', redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 12 * 1024 * 1024,
    trustProxy: process.env['HUYING_TRUST_PROXY'] === '1',
    forceCloseConnections: 'idle',
    // An address that cannot be read never comes to a route.
    frameworkErrors: (error, request, reply) => send(reply, problemOf(error, request.log)),
    // The largest file over a slow line fits in; a line that only trickles is cut.
    requestTimeout: 300_000,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(
    process.env['HUYING_CHECK_ANSWERS'] === '1' ? serializerCompiler : () => (answer) => JSON.stringify(answer),
  );
  closeInTime(app, options.closingGraceMs ?? closingGraceMs);
  renderProblems(app);
  countRequests(app);
  // On a shifted clock the screens follow the server's time instead of their own.
  const { clock } = house.database;
  app.addHook('onSend', async (_request, reply) => {
    if (clock.isShifted()) reply.header('huying-now', new Date(clock.now()).toISOString());
  });
  await app.register(cookie);
  await app.register(compress, { global: true, threshold: 2048 });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // The reader of QR codes is WebAssembly of our own files; no text is ever evaluated.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        workerSrc: ["'self'", 'blob:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: process.env['HUYING_HTTPS'] === '1' ? undefined : false,
  });
  if (options.perMinute !== 0) {
    await app.register(rateLimit, {
      max: options.perMinute ?? 3000,
      timeWindow: 60_000,
      errorResponseBuilder: (_request, context) =>
        Object.assign(new Error('too many'), { statusCode: 429, seconds: Math.ceil(context.ttl / 1000) }),
    });
  }
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '呼应 Huying', version: '0.1.0', license: { name: 'Apache-2.0' } } },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/open/api', staticCSP: true });
  await app.register(async (api) => {
    await fileRoutes(api, house, credentials);
    commandRoutes(api, house, bus, credentials);
    queryRoutes(api, house, queries, credentials);
    exportRoutes(api, house, bus, queries, credentials);
    liveRoute(api, house, live, credentials, options.liveAskAgainMs);
    for (const module of house.modules)
      if (module.routes) await api.register(async (scope) => module.routes?.(scope, house, bus));
  });
  healthRoutes(app, house);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  if (options.webRoot && existsSync(join(options.webRoot, 'index.html'))) await serveWeb(app, options.webRoot);
  else app.setNotFoundHandler((_request, reply) => send(reply, kernelProblem('not_found')));
  return app;
}

/** Files with a hash in their name never change; every other path is a screen and gets the page. */
async function serveWeb(app: FastifyInstance, root: string): Promise<void> {
  await app.register(staticFiles, {
    root,
    wildcard: false,
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isScreen =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html');
    if (isScreen) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return send(reply, kernelProblem('not_found'));
  });
}
