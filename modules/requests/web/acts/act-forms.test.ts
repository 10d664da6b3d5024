import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { abilitiesOf, acts, requestStates, type Standing } from '../../shared/request-chart.ts';
import { actForms, isFormAct, missingFields, sideForms } from './act-forms.ts';
import { actsInOrder } from './act-order.ts';
import { type ActForm, type Field, momentOf, type Values } from './form.ts';

/** What a person would fill into a field. */
function filled(field: Field): string | string[] {
  switch (field.kind) {
    case 'text':
      return '等配件';
    case 'choice':
      return field.options[0]?.value ?? '';
    case 'reason':
      return 'season';
    case 'number':
      return String(field.least);
    case 'date':
      return '2022-04-01';
    case 'moment':
      return '2022-03-16T18:00';
    case 'units':
    case 'photos':
      return [newId()];
    default:
      return newId();
  }
}

const complete = (form: ActForm): Values => Object.fromEntries(form.fields.map((field) => [field.name, filled(field)]));
const forms: [string, ActForm][] = [
  ...Object.entries(actForms),
  ['answer_supervision', sideForms.answer_supervision(newId())],
  ['hand_over', sideForms.hand_over()],
];

test('every act that somebody at a desk may do has a form, or stands in the intake panel or beside the facts', () => {
  const staff: Standing[] = ['desk', 'lead', 'assist', 'supervisor', 'territory'];
  const offered = new Set(
    requestStates.flatMap((state) =>
      abilitiesOf(
        { state, leadUnitId: null, resolvedByStaffId: null, kindCode: null, openApprovals: [] },
        { staffId: newId(), unitId: null, role: null, standings: staff },
      ).map(({ act }) => act),
    ),
  );
  const without = [...offered].filter((act) => !isFormAct(act));
  assert.deepEqual(without.sort(), ['classify', 'dispatch', 'write_facts']);
});

test('a form filled in completely is an input its command takes', () => {
  for (const [name, form] of forms) {
    const parsed = form.command.input.safeParse(form.input(complete(form), newId(), newId()));
    assert.ok(parsed.success, `${name}: ${parsed.error?.message}`);
  }
});

test('what the form calls needed is all its command needs', () => {
  for (const [name, form] of forms) {
    const needed = Object.fromEntries(
      form.fields.filter(({ isNeeded }) => isNeeded).map((field) => [field.name, filled(field)]),
    );
    assert.deepEqual(missingFields(form, needed), [], name);
    const parsed = form.command.input.safeParse(form.input(needed, newId(), newId()));
    assert.ok(parsed.success, `${name}: ${parsed.error?.message}`);
  }
});

test('a form that lacks something needed names it, blanks do not count', () => {
  const missing = missingFields(actForms.transfer, { reason: '  ' }).map(({ name }) => name);
  assert.deepEqual(missing, ['leadUnitId', 'reason']);
});

test('satisfaction is asked and sent only where the caller was reached and it was solved', () => {
  const values = { result: 'unsolved', isSatisfied: 'yes', means: 'phone' };
  assert.equal('isSatisfied' in (actForms.call_back.input(values, newId(), newId()) as object), false);
  const solved = actForms.call_back.input({ ...values, result: 'solved' }, newId(), newId()) as {
    isSatisfied?: boolean;
  };
  assert.equal(solved.isSatisfied, true);
});

test('a time typed at the desk is meant in Shanghai', () => {
  assert.equal(momentOf('2022-03-16T18:00'), '2022-03-16T10:00:00.000Z');
});

test('in every state each act that the chart allows there stands somewhere in the order, once', () => {
  for (const state of requestStates) {
    const order = actsInOrder(state);
    assert.equal(new Set(order).size, order.length);
    for (const [act, { from }] of Object.entries(acts)) {
      if (isFormAct(act) && (from as readonly string[]).includes(state))
        assert.ok(order.includes(act), `${act} in ${state}`);
    }
  }
});
