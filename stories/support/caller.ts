// Somebody who speaks with the product over its public HTTP API, with cookies of their own: as any client of anybody's making would.

import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test';
import type { CommandInput, CommandSpec, QueryAnswer, QueryInput, QuerySpec } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { askResidentCode } from '#modules/identity/shared/commands.ts';

/** What an answer looks like once it has travelled as JSON. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer E)[]
    ? Wire<E>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T;

export type Hat = { postId: string; role: string; unitId: string; unitName: string };

export type Caller = {
  http: APIRequestContext;
  /** Posts that this person may wear; the first is worn unless another is chosen with `wearing`. */
  hats: Hat[];
  headers: Record<string, string>;
  wearing(hat: Hat): Caller;
  /** Whatever the outcome is. */
  run<C extends CommandSpec>(command: C, input: CommandInput<C>, id?: string): Promise<Outcome>;
  /** Must be accepted; gives the result. */
  act<C extends CommandSpec>(command: C, input: CommandInput<C>): Promise<Record<string, unknown>>;
  /** Must be refused; gives the reason. */
  refused<C extends CommandSpec>(command: C, input: CommandInput<C>): Promise<ProblemBody>;
  ask<Q extends QuerySpec>(query: Q, input: QueryInput<Q>): Promise<Wire<QueryAnswer<Q>>>;
  /** Must be refused; gives the reason. */
  notTold<Q extends QuerySpec>(query: Q, input: QueryInput<Q>): Promise<ProblemBody>;
  /** A file as a phone sends it; gives its id. */
  upload(name: string, mimeType: string, bytes: Buffer): Promise<string>;
};

function speak(http: APIRequestContext, hats: Hat[], headers: Record<string, string>): Caller {
  const post = (path: string, data: unknown) => http.post(path, { data, headers });
  const run: Caller['run'] = async (command, input, id = newId()) => {
    const answer = await post(`/api/commands/${command.name}`, { id, input });
    const body = (await readJson(answer)) as Outcome | ProblemBody;
    // A refusal before the journal (a malformed input, no such right) is a bare problem.
    return 'outcome' in body ? body : { outcome: 'rejected', commandId: id, problem: body };
  };
  return {
    http,
    hats,
    headers,
    wearing: (hat) => speak(http, hats, { ...headers, 'huying-post': hat.postId }),
    run,
    async act(command, input) {
      const outcome = await run(command, input);
      if ('problem' in outcome) throw new Error(`${command.name} was refused: ${JSON.stringify(outcome.problem)}`);
      return (outcome.result ?? {}) as Record<string, unknown>;
    },
    async refused(command, input) {
      const outcome = await run(command, input);
      if (!('problem' in outcome)) throw new Error(`${command.name} was ${outcome.outcome}, and should not have been`);
      return outcome.problem;
    },
    async ask(query, input) {
      const answer = await post(`/api/queries/${query.name}`, input);
      const body = await readJson(answer);
      if (!answer.ok()) throw new Error(`${query.name} was refused: ${JSON.stringify(body)}`);
      return body as never;
    },
    async notTold(query, input) {
      const answer = await post(`/api/queries/${query.name}`, input);
      const body = (await readJson(answer)) as ProblemBody;
      if (answer.ok()) throw new Error(`${query.name} was told: ${JSON.stringify(body).slice(0, 400)}`);
      return body;
    },
    async upload(name, mimeType, buffer) {
      const answer = await http.post('/api/files', { headers, multipart: { file: { name, mimeType, buffer } } });
      expect(answer.ok(), await answer.text()).toBe(true);
      return ((await answer.json()) as { id: string }).id;
    },
  };
}

async function readJson(answer: APIResponse): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${answer.url()} answered ${answer.status()} ${text.slice(0, 200)}`);
  }
}

export const demoPassword = 'huying-demo-2026';

export async function signInStaff(url: string, username: string, password = demoPassword): Promise<Caller> {
  const http = await request.newContext({ baseURL: url });
  const answer = await http.post('/api/auth/sign-in/username', { data: { username, password } });
  expect(answer.ok(), `${username}: ${await answer.text()}`).toBe(true);
  const posts = await postsOf(http);
  expect(posts?.[0], `${username} holds a post`).toBeDefined();
  return speakAsStaff(http, posts!);
}

/** Somebody who signed in before comes back with the cookies of then, if their session still stands: checking a password is made to be slow. */
export async function comeBack(url: string, storageState: Cookies): Promise<Caller | undefined> {
  const http = await request.newContext({ baseURL: url, storageState });
  const posts = await postsOf(http);
  if (posts?.[0]) return speakAsStaff(http, posts);
  await http.dispose();
  return undefined;
}

export type Cookies = Awaited<ReturnType<APIRequestContext['storageState']>>;

const speakAsStaff = (http: APIRequestContext, posts: Hat[]): Caller =>
  speak(http, posts, { 'huying-as': 'staff', 'huying-post': posts[0]!.postId });

/** Undefined where nobody is signed in. */
async function postsOf(http: APIRequestContext): Promise<Hat[] | undefined> {
  const session = await http.get('/api/session', { headers: { 'huying-as': 'staff' } });
  return session.ok() ? ((await session.json()) as { posts?: Hat[] }).posts : undefined;
}

/** By the code that a demonstration shows instead of sending it. */
export async function signInResident(url: string, phone: string): Promise<Caller> {
  const http = await request.newContext({ baseURL: url });
  const visitor = speak(http, [], { 'huying-as': 'anonymous' });
  const { shownCode } = await visitor.act(askResidentCode, { phone });
  const answer = await http.post('/api/resident/sign-in', { data: { phone, code: shownCode } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return speak(http, [], { 'huying-as': 'resident' });
}

/** Somebody who is not signed in; the browser's secret lets them follow what they reported. */
export async function comeAnonymously(url: string, followKey = newId()): Promise<Caller> {
  const http = await request.newContext({ baseURL: url });
  return speak(http, [], { 'huying-as': 'anonymous', 'huying-follow': followKey });
}
