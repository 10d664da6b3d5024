// When they meet and what was said.
import { askExtension, cancelSession, planSession, recordSession } from '../../../shared/commands.ts';
import { sessionModes } from '../../../shared/words.ts';
import { type CaseForm, form, maybe, momentOf, one, oneOf, some } from '../form.ts';
import type { CasePage } from '../forms.ts';
import { optionsOf, partyOptions, photos, reason } from './shared-fields.ts';

export function planSessionForm({ case: { caseId } }: CasePage): CaseForm {
  return form(planSession, {
    fields: [
      { kind: 'moment', name: 'meetsAt', label: { zh: '时间', en: 'When' }, isNeeded: true },
      {
        kind: 'choice',
        name: 'mode',
        label: { zh: '方式', en: 'How' },
        options: optionsOf(sessionModes, ['online', 'in_person', 'mixed']),
        isNeeded: true,
      },
      {
        kind: 'text',
        name: 'roomUrl',
        label: { zh: '会议链接', en: 'Room link' },
        hint: {
          zh: '以 https 开头；系统配了会议室可以不填',
          en: 'Begins with https; may be left out where a room is set',
        },
        max: 500,
        isShown: (values) => one(values, 'mode') !== 'in_person',
      },
      {
        kind: 'text',
        name: 'placeText',
        label: { zh: '地点', en: 'Place' },
        max: 200,
        isNeeded: true,
        isShown: (values) => one(values, 'mode') !== 'online',
      },
    ],
    first: { mode: 'online' },
    what: { zh: '双方的页面上会出现这次约定，登记了电话的会收到提醒。', en: 'Both sides see it on their pages.' },
    input: (values, sessionId) => {
      const mode = oneOf(values, 'mode', ['online', 'in_person', 'mixed']);
      return {
        caseId,
        sessionId,
        meetsAt: momentOf(one(values, 'meetsAt')),
        mode,
        roomUrl: mode === 'in_person' ? undefined : maybe(values, 'roomUrl'),
        placeText: mode === 'online' ? undefined : maybe(values, 'placeText'),
      };
    },
  });
}

export function cancelSessionForm(page: CasePage, sessionId: string): CaseForm {
  return form(cancelSession, {
    fields: [reason()],
    input: (values) => ({ caseId: page.case.caseId, sessionId, reason: one(values, 'reason') }),
  });
}

export function recordSessionForm(page: CasePage): CaseForm {
  const { caseId } = page.case;
  const planned = page.sessions.filter(({ state }) => state === 'planned');
  return form(recordSession, {
    fields: [
      {
        kind: 'select',
        name: 'sessionId',
        label: { zh: '哪一次', en: 'Which session' },
        options: planned.map(({ sessionId, ordinal }) => ({
          value: sessionId,
          label: { zh: `第 ${ordinal} 次`, en: `No. ${ordinal}` },
        })),
        isNeeded: true,
      },
      {
        kind: 'choices',
        name: 'presentPartyIds',
        label: { zh: '在现场的（线上的自己会点“我到了”）', en: 'In the room' },
        options: partyOptions(page.parties),
      },
      {
        kind: 'text',
        name: 'record',
        label: { zh: '笔录', en: 'Record' },
        lines: 8,
        max: 20_000,
        isNeeded: true,
      },
      photos,
    ],
    first: planned[0] ? { sessionId: planned[0].sessionId } : {},
    input: (values) => ({
      caseId,
      sessionId: one(values, 'sessionId'),
      record: one(values, 'record'),
      presentPartyIds: some(values, 'presentPartyIds'),
      fileIds: some(values, 'fileIds'),
    }),
  });
}

export function askExtensionForm({ case: { caseId } }: CasePage): CaseForm {
  return form(askExtension, {
    fields: [{ kind: 'date', name: 'untilOn', label: { zh: '延到哪一天', en: 'Until' }, isNeeded: true }, reason()],
    what: { zh: '双方都同意才算数；同意之前还是原来的期限。', en: 'It counts once both sides agree.' },
    input: (values, extensionId) => ({
      caseId,
      extensionId,
      untilOn: one(values, 'untilOn'),
      reason: one(values, 'reason'),
    }),
  });
}
