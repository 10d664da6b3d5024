// Many questions in one journey: each answered or refused by itself, as it would have been alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostQuestions } from '#kernel/shared/many-questions.ts';
import { openTestHouse } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';

const house = await openTestHouse();
const { url } = await openSite(house);
const post = async (path: string, body: unknown) => {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
/** A question that anybody may ask. */
async function openToAll(): Promise<string> {
  for (const { spec } of house.house.queries.values()) {
    const isOpen = spec.allowed.kinds?.includes('anonymous') && !spec.perMinute;
    if (isOpen && (await post(`/api/queries/${spec.name}`, {})).status === 200) return spec.name;
  }
  throw new Error('nothing is open to all');
}
const open = await openToAll();

test('each is answered or refused by itself, in order, as it would have been alone', async () => {
  const questions = [
    { name: 'no.such', input: {} },
    { name: open, input: {} },
    { name: 'person.list', input: {} },
    { name: open, input: 7 },
  ];
  const { status, body } = await post('/api/queries', { questions });
  assert.equal(status, 200);
  const alone = await Promise.all(questions.map(({ name, input }) => post(`/api/queries/${name}`, input)));
  const told = body['answers'] as { answer?: unknown; problem?: { code: string } }[];
  assert.deepEqual(
    told.map(({ answer, problem }) => problem?.code ?? answer),
    alone.map((one) => (one.status === 200 ? one.body : one.body['code'])),
  );
  assert.equal(told.filter(({ problem }) => problem).length, 3);
});

test('what may be asked only so often is asked by itself, and more than are taken along at once are refused', async () => {
  const often = [...house.house.queries.values()].find(({ spec }) => spec.perMinute);
  assert.ok(often, 'there is one');
  const { body } = await post('/api/queries', { questions: [{ name: often.spec.name, input: {} }] });
  assert.equal((body['answers'] as { problem: { code: string } }[])[0]?.problem.code, 'kernel.too_many');
  const many = Array.from({ length: mostQuestions + 1 }, () => ({ name: open, input: {} }));
  assert.equal((await post('/api/queries', { questions: many })).status, 400);
});
