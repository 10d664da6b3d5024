// Extension, suspension, exclusion and appeal: asked by one, decided by another.
import type { Words } from '#kernel/shared/problem.ts';
import * as c from '../../shared/commands.ts';
import type { PageAnswer } from '../parts/names.ts';
import { approvalWords } from '../record/outcome-words.ts';
import { type ActForm, form, maybe, note, one, photos, reason, some, yesNo } from './form.ts';

export const approvalForms = {
  ask_extension: form(c.askApproval, {
    what: { zh: '由别人审批；批准前时限不变。', en: 'Somebody else decides; until then nothing changes.' },
    fields: [
      {
        kind: 'number',
        name: 'amount',
        label: { zh: '延长几个工作日', en: 'Working days' },
        least: 1,
        most: 60,
        isNeeded: true,
      },
      reason,
    ],
    input: (values, requestId, approvalId) => ({
      requestId,
      approvalId,
      kind: 'extension' as const,
      amount: Number(one(values, 'amount')),
      reason: one(values, 'reason'),
    }),
  }),
  ask_suspension: form(c.askApproval, {
    what: {
      zh: '批准后计时暂停，长期跟踪，到复核日会提醒。',
      en: 'Once granted the clock stops; it is tracked and comes back on its review day.',
    },
    fields: [
      {
        kind: 'reason',
        of: 'suspensions',
        name: 'reasonCode',
        label: { zh: '挂账原因', en: 'Ground' },
        isNeeded: true,
      },
      { ...reason, label: { zh: '具体说明', en: 'In detail' } },
      { kind: 'date', name: 'reviewOn', label: { zh: '复核日期', en: 'Review on' } },
    ],
    input: (values, requestId, approvalId) => ({
      requestId,
      approvalId,
      kind: 'suspension' as const,
      reasonCode: one(values, 'reasonCode'),
      reason: one(values, 'reason'),
      ...maybe('reviewOn', one(values, 'reviewOn')),
    }),
  }),
  ask_exclusion: form(c.askApproval, {
    what: { zh: '批准后不计入三率；事情本身照办。', en: 'Once granted it leaves the rates; the work itself goes on.' },
    fields: [
      { kind: 'reason', of: 'exclusions', name: 'reasonCode', label: { zh: '剔除原因', en: 'Ground' }, isNeeded: true },
      { ...reason, label: { zh: '具体说明', en: 'In detail' } },
      { ...photos, label: { zh: '依据材料', en: 'Evidence' } },
    ],
    input: (values, requestId, approvalId) => ({
      requestId,
      approvalId,
      kind: 'exclusion' as const,
      reasonCode: one(values, 'reasonCode'),
      reason: one(values, 'reason'),
      fileIds: some(values, 'fileIds'),
    }),
  }),
  appeal: form(c.askApproval, {
    what: { zh: '对评价或考核结果有异议，由上级裁定。', en: 'Against a rating or a score; decided above.' },
    fields: [reason, { ...photos, label: { zh: '依据材料', en: 'Evidence' } }],
    input: (values, requestId, approvalId) => ({
      requestId,
      approvalId,
      kind: 'appeal' as const,
      reason: one(values, 'reason'),
      fileIds: some(values, 'fileIds'),
    }),
  }),
  decide: form(c.decideApproval, {
    fields: [
      { kind: 'approval', name: 'approvalId', label: { zh: '哪个申请', en: 'Which' }, isNeeded: true },
      {
        kind: 'choice',
        name: 'isApproved',
        label: { zh: '决定', en: 'Decision' },
        isNeeded: true,
        options: yesNo({ zh: '同意', en: 'Grant' }, { zh: '不同意', en: 'Refuse' }),
      },
      note({ zh: '说明（不同意时写清理由）', en: 'Note (say why, when refusing)' }),
    ],
    input: (values, requestId) => ({
      requestId,
      approvalId: one(values, 'approvalId'),
      isApproved: one(values, 'isApproved') === 'yes',
      note: one(values, 'note'),
    }),
  }),
} satisfies Record<string, ActForm>;

/** 延期：李* 申请 2 个工作日 — how an open approval is named where one is chosen. */
export function approvalTitle(approval: PageAnswer['approvals'][number]): Words {
  const kind = approvalWords[approval.kind] ?? { zh: approval.kind, en: approval.kind };
  const days = approval.amount
    ? { zh: ` ${approval.amount} 个工作日`, en: ` of ${approval.amount} working days` }
    : { zh: '', en: '' };
  const by = approval.askedBy
    ? { zh: `${approval.askedBy} 申请`, en: `${approval.askedBy} asks for ` }
    : { zh: '', en: '' };
  return {
    zh: `${by.zh}${kind.zh}${days.zh}：${approval.reason}`,
    en: `${by.en}${kind.en}${days.en}: ${approval.reason}`,
  };
}
