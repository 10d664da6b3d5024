// Who mediates: assigned, or stepping back.
import { assignMediator, stepBack } from '../../../shared/commands.ts';
import { type CaseForm, form, one } from '../form.ts';
import type { CasePage, MediatorPosts } from '../forms.ts';
import { reason } from './shared-fields.ts';

export function assignForm({ case: { caseId } }: CasePage, posts: MediatorPosts): CaseForm {
  return form(assignMediator, {
    fields: [
      {
        kind: 'select',
        name: 'postId',
        label: { zh: '调解员', en: 'Mediator' },
        options: posts
          .filter(({ isOnCase }) => !isOnCase)
          .map((post) => ({
            value: post.postId,
            label: {
              zh: `${post.staffName} · ${post.unitName} · 手上 ${post.openCases} 件`,
              en: `${post.staffName} · ${post.unitName} · ${post.openCases} open`,
            },
          })),
        isNeeded: true,
      },
    ],
    input: (values) => ({ caseId, postId: one(values, 'postId') }),
  });
}

export function stepBackForm({ case: { caseId } }: CasePage): CaseForm {
  return form(stepBack, { fields: [reason()], input: (values) => ({ caseId, reason: one(values, 'reason') }) });
}
