// Every command and query × every field × what nobody would type: each gets an answer or a problem of the family, never a fault of the house.
// Nobody lists them here: a new command is tried as soon as it is registered.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { z } from 'zod';
import type { Credentials } from '#kernel/server/actor.ts';
import type { CommandSpec, QuerySpec } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { mayBy, type Role, roles } from '#kernel/shared/right.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, phones } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { sampleInput } from '#testing/sample-input.ts';

const house = await openTestHouse();
const roleNames = Object.keys(roles) as Role[];

let deep: unknown = 1;
for (let n = 0; n < 2_000; n++) deep = n % 2 ? [deep] : { a: deep };
const polluted: unknown = JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}');

/** Where a field stands. U+0000 is what PostgreSQL keeps in no text; an id of nothing, half a cursor, a day that no calendar has. */
const strange: readonly unknown[] = [
  'a\u0000b',
  ['a\u0000b'],
  newId(),
  [newId()],
  'x|y',
  '\u202e\ud800\u0001%_\\',
  '9999-12-31',
  '+275760-09-13T00:00:00Z',
  1e308,
  -1,
  null,
  polluted,
];
/** Where the whole input stands. */
const shapes: readonly unknown[] = [null, 'x', 7, [], deep, polluted];

function* inputsFor(spec: CommandSpec | QuerySpec): Generator<unknown> {
  yield* shapes;
  const base = sampleInput(spec.input);
  if (typeof base !== 'object' || base === null) return;
  const { properties = {} } = z.toJSONSchema(spec.input, { io: 'input', unrepresentable: 'any' });
  for (const field of Object.keys(properties)) for (const value of strange) yield { ...base, [field]: value };
}

/** Somebody who may, so that the input comes as far as it can. */
async function whoMay(spec: CommandSpec | QuerySpec): Promise<Credentials> {
  const role = roleNames.find((name) => mayBy(spec.allowed, { kind: 'staff', role: name }));
  if (role) return house.as(role, role.startsWith('district') ? 'district' : 'dongzha');
  if (mayBy(spec.allowed, { kind: 'resident' })) return house.resident(phones.neighbour);
  return { as: 'anonymous', followKey: newId() };
}

const faultOf = (error: unknown): string | undefined =>
  error instanceof Problem && error.kind.status < 500 ? undefined : String((error as Error).message);

before(() => house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' }));

test('no query falls over anything that stands in its input', async () => {
  const faults: string[] = [];
  for (const { spec } of house.house.queries.values()) {
    const who = await whoMay(spec);
    for (const input of inputsFor(spec)) {
      const fault = await house.queries.ask(spec.name, input, who).then(() => undefined, faultOf);
      if (fault) faults.push(`${spec.name} ${said(input)}: ${fault}`);
    }
  }
  assert.deepEqual(faults, []);
});

test('no command falls over anything that stands in its input', async () => {
  const faults: string[] = [];
  for (const { spec } of house.house.commands.values()) {
    const who = await whoMay(spec);
    for (const input of inputsFor(spec)) {
      const fault = await house.bus
        .execute({ id: newId(), name: spec.name, input }, who)
        .then(
          (outcome) => ('problem' in outcome && outcome.problem.status >= 500 ? outcome.problem.code : undefined),
          faultOf,
        );
      if (fault) faults.push(`${spec.name} ${said(input)}: ${fault}`);
    }
  }
  assert.deepEqual(faults, []);
});

describe('over HTTP', async () => {
  const { url } = await openSite(house);
  const json = { 'content-type': 'application/json' };
  const paths = ['/api/queries/request.follow', '/api/commands/request.report', '/api/commands'];
  const bodies: [string, RequestInit][] = [
    ['nothing', {}],
    ['an empty body', { headers: json, body: '' }],
    ['half a body', { headers: json, body: '{"a":' }],
    ['null', { headers: json, body: 'null' }],
    ['__proto__', { headers: json, body: '{"__proto__":{"a":1}}' }],
    ['another language', { headers: { 'content-type': 'application/xml' }, body: '<a/>' }],
    ['ten megabytes of one word', { headers: json, body: JSON.stringify({ text: 'x'.repeat(10 * 1024 * 1024) }) }],
    ['a hundred thousand brackets', { headers: json, body: '['.repeat(100_000) + ']'.repeat(100_000) }],
    [
      'a hat that is none',
      { headers: { ...json, 'huying-as': 'staff', cookie: 'huying.session_token=%00.%00' }, body: '{}' },
    ],
  ];
  const files = (type: string, body: string): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc';
  const asked: [string, string, RequestInit][] = [
    ...paths.flatMap((path) =>
      bodies.map(([what, init]): [string, string, RequestInit] => [what, path, { method: 'POST', ...init }]),
    ),
    [
      'the same name twice',
      '/api/queries/request.follow?follow=a&follow=b&as=x&as=y',
      { method: 'POST', headers: json, body: '{}' },
    ],
    ['an envelope without a seam', '/api/files', files('multipart/form-data', 'x')],
    ['an envelope that does not close', '/api/files', files('multipart/form-data; boundary=b', part)],
    ['an envelope whose head does not end', '/api/files', files('multipart/form-data; boundary=b', part.slice(0, 40))],
    ['no envelope', '/api/files', files('application/json', '{}')],
    ['an address that is none', '/api/%E0%A4%A', {}],
    ['an address of nothing', '/api/nothing', {}],
    ['a way out of the folder', '/..%2f..%2fpackage.json', {}],
  ];
  for (const [what, path, init] of asked) {
    test(`${what} at ${path} gets a problem of the family`, async () => {
      const answer = await fetch(url + path, init);
      const body = (await answer.json()) as { code?: string; type?: string; title?: { zh: string } };
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${body.code}`);
      assert.match(body.type ?? '', new RegExp(`/problems/${body.code}$`));
      assert.ok(body.title?.zh);
    });
  }

  test('the description has no path that OpenAPI does not know, and every operation its own name', async () => {
    const answer = await fetch(`${url}/api/openapi.json`);
    const { openapi, paths } = (await answer.json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId?: string }>>;
    };
    assert.match(openapi, /^3\.1\./);
    const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);
    const strangers = Object.entries(paths).flatMap(([path, ways]) =>
      Object.keys(ways)
        .filter((way) => !methods.has(way) || path.includes('*'))
        .map((way) => `${way} ${path}`),
    );
    assert.deepEqual(strangers, []);
    const names = Object.values(paths).flatMap((ways) =>
      Object.values(ways).flatMap(({ operationId }) => operationId ?? []),
    );
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.length >= house.house.commands.size + house.house.queries.size);
  });

  test('a post that is no id is not taken for the home post', async () => {
    const desk = await house.as('community_desk', 'dongzha');
    const ask = async (post: string) => {
      const headers = { ...json, ...house.headers(desk), 'huying-post': post };
      const answer = await fetch(`${url}/api/queries/request.list`, { method: 'POST', headers, body: '{"tab":"all"}' });
      return ((await answer.json()) as { code?: string }).code;
    };
    assert.equal(await ask(desk.postId), undefined);
    for (const post of ['x', `${desk.postId}0`, 'null', '0']) assert.equal(await ask(post), 'kernel.post_ended', post);
  });

  test('a file whose name holds what cannot be kept is kept under the rest of it', async () => {
    const form = new FormData();
    form.append('file', new Blob([Buffer.from('ffd8ffe0', 'hex')]), 'a\u0000b\ud800.jpg');
    const answer = await fetch(`${url}/api/files`, { method: 'POST', body: form });
    assert.equal(answer.status, 200);
    const { id } = (await answer.json()) as { id: string };
    assert.match((await house.house.files.read(id)).name ?? '', /^ab/);
  });
});

const said = (input: unknown): string => (JSON.stringify(input) ?? String(input)).slice(0, 300);
