import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type ActName,
  abilitiesOf,
  acts,
  type MediationState,
  mediationStates,
  type Standing,
} from '../../shared/mediation-chart.ts';
import { actOrder } from './case-acts.ts';
import { type CasePage, formOf } from './forms.ts';

const facts = { hasMediator: true, hasOpenExtension: false, hasMediatorSigned: false, isSealed: false, isOral: false };
const pressed: readonly ActName[] = ['declare', 'sign', 'seal', 'draft'];

function pageIn(state: MediationState, standings: Standing[]): CasePage {
  return {
    case: { caseId: 'c', state },
    parties: [],
    wanting: [],
    acceptance: [],
    mediators: [{ steppedBackAt: null }],
    sessions: [{ sessionId: 's', ordinal: 1, state: 'planned' }],
    agreement: null,
    extension: null,
    abilities: abilitiesOf({ state, ...facts }, standings),
  } as unknown as CasePage;
}

test('Every act that the chart allows to staff has a press or a form, in any state', () => {
  const elsewhere: readonly ActName[] = ['change_party', 'invite', 'reveal'];
  for (const state of mediationStates) {
    const page = pageIn(state, ['desk', 'mediator', 'assigned', 'committee']);
    const offered = new Set(actOrder(page));
    for (const act of Object.keys(acts) as ActName[]) {
      const may = page.abilities.some((ability) => ability.act === act && ability.may);
      if (!may || elsewhere.includes(act)) continue;
      const isForLater = ['record_extension', 'record_signature', 'end_broken'].includes(act);
      assert.ok(offered.has(act) || isForLater, `${act} in ${state}`);
      assert.ok(pressed.includes(act) || formOf(act, page, []), `${act} has neither press nor form`);
    }
  }
});
