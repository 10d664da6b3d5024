// A new field is compared with all that is held, a new form with all that is asked: what is asked already is refused, naming it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { openTestHouse, personIds, system, unitIds } from '#testing/house.ts';
import type * as q from '../shared/queries.ts';

const house = await openTestHouse();
await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
const street = await house.as('street_supervisor', 'luohe');
const secretary = await house.as('community_secretary', 'dongzha');

const field = (name: string, zh: string, alsoCalled: string[] = []) => ({
  home: 'person',
  alsoCalled,
  field: { name, title: { zh, en: name }, sensitivity: 'normal', type: 'text' },
});
const propose = (entry: unknown, as = street, unitId: string = unitIds.luohe) =>
  house.run('dictionary.propose', { unitId, entry, reason: '台账要用' }, as);
const form = (code: string, fields: string[], more: object = {}) => ({
  code,
  title: { zh: `表${code}`, en: code },
  subject: 'person',
  fields,
  ...more,
});
const define = (body: unknown, register?: string, as = street, unitId: string = unitIds.luohe) =>
  house.run('form.define', { unitId, form: body, ...(register ? { register } : {}) }, as);
const problemOf = (outcome: Awaited<ReturnType<typeof define>>) =>
  'problem' in outcome ? outcome.problem : assert.fail(outcome.outcome);

test('a field that is held under any of its names is refused and named; one that is not is held from then on', async () => {
  for (const [entry, held] of [
    [field('telephone2', '联系电话'), 'phone'],
    [field('who', '帮扶人（姓名）', ['帮扶人']), 'helper'],
    [field('selfCare', '别的'), 'selfCare'],
  ] as const) {
    const problem = problemOf(await propose(entry));
    assert.equal(problem.code, 'fact.field_held');
    assert.equal(problem.details?.['field'], held);
  }
  assert.equal((await propose(field('hobby', '爱好'))).outcome, 'accepted');
  const again = problemOf(await propose(field('pastime', '爱好'), secretary, unitIds.dongzha));
  assert.equal(again.details?.['field'], 'hobby');
  const { fields } = await house.ask<QueryAnswer<typeof q.listDictionary>>(
    'dictionary.list',
    { text: '爱好' },
    secretary,
  );
  assert.deepEqual(
    fields.map(({ field: one, keptAs }) => [one.name, keptAs]),
    [['hobby', 'fact']],
  );
});

test('two who think of one field at once do not both get it', async () => {
  const outcomes = await Promise.all([
    propose(field('mealHelp', '助餐')),
    propose(field('mealService', '助餐'), secretary, unitIds.dongzha),
  ]);
  assert.deepEqual(outcomes.map(({ outcome }) => outcome).toSorted(), ['accepted', 'rejected']);
});

test('a unit sets up fields and forms for its own area only', async () => {
  assert.equal(problemOf(await propose(field('foo', '别处的'), secretary, unitIds.luohe)).code, 'fact.not_your_area');
  assert.equal(
    problemOf(await define(form('elsewhere', ['hobby']), undefined, secretary, unitIds.xizha)).code,
    'fact.not_your_area',
  );
});

test('a form that asks what the house holds, or what no dictionary knows, is refused, naming each field', async () => {
  const problem = problemOf(await define(form('bad_form', ['age', 'bornOn', 'shoeSize', 'hobby'])));
  assert.equal(problem.code, 'fact.form_faulty');
  assert.deepEqual(problem.details?.['fields'], ['age', 'bornOn', 'shoeSize']);
  assert.match(problem.title.zh, /年龄：系统里已有/);
});

test('[1.T] a form all of whose fields another form of the register asks already is refused: the form, its issuer and the fields are named', async () => {
  const problem = problemOf(await define(form('again', ['helper', 'careNeeds']), 'lone_elder'));
  assert.equal(problem.code, 'fact.form_asks_twice');
  assert.equal(problem.title.zh, '“照看的人、有什么需要”已由社区的“走访记录”在问，不能再发一张表重复要');
  assert.deepEqual(problem.details?.['names'], ['helper', 'careNeeds']);
  const { forms } = await house.ask<QueryAnswer<typeof q.listForms>>('form.list', { subject: 'person' }, street);
  assert.ok(!forms.some(({ code }) => code === 'again'));
});

test('a form that asks one thing more is in force at once, under the name of its issuer, and shows what is held', async () => {
  assert.equal((await define(form('hobby_visit', ['helper', 'hobby']), 'lone_elder')).outcome, 'accepted');
  const { forms } = await house.ask<QueryAnswer<typeof q.listForms>>('form.list', { subject: 'person' }, street);
  assert.equal(forms.find(({ code }) => code === 'hobby_visit')?.issuer?.zh, '洸河街道');
  const worker = await house.as('grid_worker', 'dongzhaEast');
  await house.act(
    'fact.correct',
    { subjectId: personIds.elder, field: 'helper', value: '女儿', reason: '上门问到' },
    worker,
  );
  const opened = await house.ask<QueryAnswer<typeof q.openFormQuery>>(
    'form.open',
    { form: 'hobby_visit', subjectId: personIds.elder },
    worker,
  );
  assert.deepEqual(
    opened.fields.map(({ field: one, ask }) => [one.name, ask]),
    [
      ['helper', null],
      ['hobby', 'missing'],
    ],
  );
  assert.equal(problemOf(await define(form('hobby_visit', ['hobby', 'mealHelp']))).code, 'fact.form_faulty');
});
