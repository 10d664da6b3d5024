// The acts at the foot of a record. Publishing uses up a number and discarding throws away what was written: neither can be taken back, so each asks
// once.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, ReasonSheet } from '#modules/identity/web/public.ts';
import { confirmReceipt, discardPublication, publishPublication, withdrawPublication } from '../../shared/commands.ts';
import type { PublicationPage } from '../../shared/queries.ts';

const messages = {
  zh: {
    confirm: '签收',
    publish: '发布…',
    revise: '修改',
    withdraw: '撤回…',
    discard: '丢弃草稿…',
    discardPress: '丢弃',
    discardTitle: '丢弃草稿',
    discardWhat: '写的内容不再保留。草稿还没有编号，不影响编号。',
    publishTitle: '发布',
    publishPress: '发布',
    publishWhat: (area: string, isPublic: boolean) =>
      isPublic ? `${area}的居民马上就能看到。` : `${area}的工作人员马上就能看到，点到的单位要签收。`,
    publishOnce: '发布时编号，编号用掉就不再用；发布后内容不能改，有错只能撤回重发。',
    withdrawTitle: '撤回',
    withdrawPress: '撤回',
    withdrawWhat: '编号保留。公众看到的是“已撤回”和您写的原因，不再看到内容；工作人员还能看到内容。',
  },
  en: {
    confirm: 'Confirm receipt',
    publish: 'Publish…',
    revise: 'Revise',
    withdraw: 'Withdraw…',
    discard: 'Discard…',
    discardPress: 'Discard',
    discardTitle: 'Discard the draft',
    discardWhat: 'What was written is not kept. A draft has no number, so none is lost.',
    publishTitle: 'Publish',
    publishPress: 'Publish',
    publishWhat: (area: string, isPublic: boolean) =>
      isPublic
        ? `Residents of ${area} see it at once.`
        : `Staff of ${area} see it at once; units named confirm receipt.`,
    publishOnce: 'It gets its number now and is not changed afterwards: what is wrong is withdrawn and published anew.',
    withdrawTitle: 'Withdraw',
    withdrawPress: 'Withdraw',
    withdrawWhat: 'The number stays used. The public reads that it was withdrawn and why; staff still read the text.',
  },
};

const done = { invalidates: ['publication.'] };

export function PublicationActs({ page: { publication, abilities } }: { page: PublicationPage }) {
  const t = useMessages(messages);
  const go = useGo();
  const [asked, setAsked] = useState<'publish' | 'withdraw' | 'discard'>();
  const { id: publicationId, version, areaName, audience } = publication;
  const confirm = useCommand(confirmReceipt, done);
  const discard = useCommand(discardPublication, { ...done, onDone: () => go('/desk/notices', { tab: 'draft' }) });
  const publish = useCommand(publishPublication, { ...done, onDone: () => setAsked(undefined) });
  // Who may not publish a draft, or no longer change it, looks for why; the rest is simply not there.
  const isDraft = publication.standing === 'draft';
  const hasActs = isDraft || abilities.some(({ may }) => may);
  if (!hasActs) return null;
  return (
    <>
      <ActBar
        abilities={abilities}
        acts={[
          {
            act: 'confirm',
            label: t.confirm,
            kind: 'primary',
            isBusy: confirm.isSending,
            onPick: () => void confirm.run({ publicationId }),
          },
          { act: 'publish', label: t.publish, kind: 'primary', explains: isDraft, onPick: () => setAsked('publish') },
          { act: 'revise', label: t.revise, onPick: () => go(`/desk/notices/revise/${publicationId}`) },
          { act: 'withdraw', label: t.withdraw, kind: 'danger', onPick: () => setAsked('withdraw') },
          { act: 'discard', label: t.discard, onPick: () => setAsked('discard') },
        ]}
      >
        {confirm.problem && <ProblemNote problem={confirm.problem} again={confirm.again} />}
      </ActBar>
      {asked === 'publish' && (
        <AskSheet
          title={t.publishTitle}
          press={t.publishPress}
          busy={publish.isSending}
          problem={publish.problem}
          again={publish.again}
          onSubmit={() => void publish.run({ publicationId, version })}
          onClose={() => setAsked(undefined)}
        >
          <p className="strong">{publication.title}</p>
          <p>{t.publishWhat(areaName, audience === 'public')}</p>
          <p className="muted">{t.publishOnce}</p>
        </AskSheet>
      )}
      {asked === 'discard' && (
        <AskSheet
          title={t.discardTitle}
          press={t.discardPress}
          isGrave
          busy={discard.isSending}
          problem={discard.problem}
          again={discard.again}
          onSubmit={() => void discard.run({ publicationId })}
          onClose={() => setAsked(undefined)}
        >
          <p className="strong">{publication.title}</p>
          <p>{t.discardWhat}</p>
        </AskSheet>
      )}
      {asked === 'withdraw' && (
        <ReasonSheet
          command={withdrawPublication}
          title={t.withdrawTitle}
          press={t.withdrawPress}
          what={t.withdrawWhat}
          input={(reason) => ({ publicationId, reason })}
          {...done}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
