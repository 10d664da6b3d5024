// A test house with its doors open on a real port, and browsers that keep their cookies: for what only shows over HTTP.
//
//   const site = await openSite(house);
//   const browser = site.browser();
//   const answer = await browser.post('/api/auth/sign-in/username', { username, password });

import { after } from 'node:test';
import { credentialsReader } from '#kernel/server/http/credentials.ts';
import { openServer, type ServerOptions } from '#kernel/server/http/server.ts';
import { openLive } from '#kernel/server/live.ts';
import { newId } from '#kernel/shared/id.ts';
import { compileSignIn, type SignIn } from '#modules/identity/server/sign-in.ts';
import { phoneSessionDoor } from '#modules/phones/server/public.ts';
import type { Ending } from './database.ts';
import type { TestHouse } from './house.ts';

export type HttpAnswer = { status: number; body: Record<string, unknown>; headers: Headers };

export type Browser = {
  readonly cookies: ReadonlyMap<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<HttpAnswer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<HttpAnswer>;
  /** A command or query as staff under this session, wearing `postId` or the home post. */
  act(name: string, input: unknown, postId?: string): Promise<HttpAnswer>;
  ask(name: string, input: unknown, postId?: string): Promise<HttpAnswer>;
  /** Another window of the same browser: the same cookies now, its own from then on. */
  copy(): Browser;
};

export type Site = { url: string; signIn: SignIn; browser(): Browser; close(): Promise<void> };

/** Opens before the house closes: give it the same `t`. */
export async function openSite(
  house: TestHouse,
  t: Ending = { after },
  more: Pick<ServerOptions, 'liveAskAgainMs'> = {},
): Promise<Site> {
  const silent = { error: () => undefined };
  const live = openLive(house.house, silent);
  const signIn = compileSignIn(house.house, house.connection);
  const app = await openServer({
    house: house.house,
    bus: house.bus,
    queries: house.queries,
    live,
    credentials: credentialsReader(signIn.cookieSecret),
    logLevel: 'error',
    ...more,
  });
  await signIn.mount(app);
  phoneSessionDoor(app, house.house, signIn.openFieldSession);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      await live.stop();
      await app.close();
      await signIn.close();
      await house.close();
    })();
    return closing;
  };
  t.after(close);
  return { url, signIn, browser: () => openBrowser(url), close };
}

/** A browser with no cookies yet, or with these. */
export function openBrowser(url: string, cookies = new Map<string, string>()): Browser {
  async function send(path: string, init: RequestInit, headers: Record<string, string>): Promise<HttpAnswer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url + path, { ...init, headers: { ...(cookie ? { cookie } : {}), ...headers } });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: isJson ? (JSON.parse(text) as Record<string, unknown>) : { text },
      headers: response.headers,
    };
  }
  const browser: Browser = {
    cookies,
    get: (path, headers = {}) => send(path, { method: 'GET' }, headers),
    post: (path, body, headers = {}) =>
      send(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json', ...headers }),
    act: (name, input, postId) => browser.post(`/api/commands/${name}`, { id: newId(), input }, wearing(postId)),
    ask: (name, input, postId) => browser.post(`/api/queries/${name}`, input, wearing(postId)),
    copy: () => openBrowser(url, new Map(cookies)),
  };
  return browser;
}

const wearing = (postId: string | undefined): Record<string, string> => ({
  'huying-as': 'staff',
  ...(postId ? { 'huying-post': postId } : {}),
});

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  const name = pair.slice(0, at);
  const value = pair.slice(at + 1);
  const isOver = value === '' || attributes.some((attribute) => /^max-age=0$/i.test(attribute));
  if (isOver) cookies.delete(name);
  else cookies.set(name, value);
}
