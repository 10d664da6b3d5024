// One redraw: rehearsed and waiting for a decision, scheduled, held, or carried out. Before it is carried out the picture is what would happen;
// afterwards it is what did happen, with who decided and why.
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useRemembered } from '#kernel/web/remembered.ts';
import { useGo } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { rehearseRedrawCommand } from '../../shared/commands.ts';
import { redrawPage } from '../../shared/queries.ts';
import { ApplySheet } from './apply-sheet.tsx';
import { keptDraft } from './kept-draft.ts';
import { Preview } from './preview.tsx';
import style from './redraw.module.css';
import { StateTag, stateOf } from './state-tag.tsx';

const messages = {
  zh: {
    unnamed: '网格调整',
    would: '还没有改动任何归属。下面是实施以后的样子。',
    waits: '到这一天零点自动实施；到时情况变了会暂停，等人来看。',
    held: '到了时间没有实施：',
    heldHow: '请重新预演，看过再实施。',
    did: '已经实施。以前的归属都留在记录里，按日期可查。',
    apply: '执行…',
    schedule: '定下执行…',
    rehearse: '重新预演',
    edit: '修改方案',
    fresh: '已按现在的情况重新预演，请再看一遍。',
    community: '社区（村）',
    rehearsed: '预演',
    by: '预演人',
    effective: '生效',
    atOnce: '执行的那一刻起',
    applied: '实施',
    decided: '决定人',
    reason: '原因',
  },
  en: {
    unnamed: 'Redraw',
    would: 'Nothing has changed yet. This is how it would be.',
    waits: 'Carried out at midnight of that day; if the ground changes before, it is held for somebody to look.',
    held: 'Not carried out when its time came: ',
    heldHow: 'Rehearse again, look, then carry out.',
    did: 'Carried out. Earlier owners stay on record by date.',
    apply: 'Carry out…',
    schedule: 'Schedule…',
    rehearse: 'Rehearse again',
    edit: 'Change the plan',
    fresh: 'Rehearsed again on the present facts: look once more.',
    community: 'Community',
    rehearsed: 'Rehearsed',
    by: 'By',
    effective: 'From',
    atOnce: 'the moment it is carried out',
    applied: 'Carried out',
    decided: 'Decided by',
    reason: 'Reason',
  },
};

export function RedrawRecord({ redrawId, search }: { redrawId: string; search: Record<string, unknown> }) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const kept = useRemembered(keptDraft);
  const [isApplying, setApplying] = useState(false);
  const [isFresh, setFresh] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(redrawPage, { redrawId });
  const rehearse = useCommand(rehearseRedrawCommand, {
    invalidates: ['redraw.'],
    onDone: () => {
      setFresh(true);
      setApplying(false);
    },
  });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const state = stateOf(answer);
  const may = answer.abilities.mayApply;
  const reasonHeld = state === 'blocked' ? titleOf(answer.blocked) : undefined;
  const rehearseAgain = () =>
    void rehearse.run({ redrawId, communityId: answer.communityId, name: answer.name, plan: answer.plan });
  const isLater = answer.plan.effectiveAt !== undefined;
  return (
    <article className={style['plan']}>
      <div className={style['scroll']}>
        <header>
          <h2>
            {answer.name || t.unnamed} <StateTag state={state} />
          </h2>
          {state === 'applied' && <p className="muted">{t.did}</p>}
          {state === 'rehearsed' && <p className="muted">{t.would}</p>}
          {state === 'scheduled' && <p className="muted">{t.waits}</p>}
        </header>
        {state === 'blocked' && (
          <Note icon="warn">
            <p className="strong">
              {t.held}
              {reasonHeld && words(reasonHeld)}
            </p>
            <p>{t.heldHow}</p>
          </Note>
        )}
        {isFresh && state === 'rehearsed' && <Note icon="check">{t.fresh}</Note>}
        <Facts
          facts={[
            { label: t.community, value: answer.communityName },
            { label: t.rehearsed, value: moment(answer.rehearsedAt) },
            { label: t.by, value: answer.madeBy },
            state !== 'applied' && {
              label: t.effective,
              value: answer.effectiveAt ? moment(answer.effectiveAt) : t.atOnce,
            },
            { label: t.applied, value: answer.appliedAt && moment(answer.appliedAt) },
            { label: t.decided, value: answer.decidedBy },
            { label: t.reason, value: answer.reason },
          ]}
        />
        <Preview preview={answer.preview} isDone={state === 'applied'} />
        <ProblemNote problem={rehearse.problem} again={rehearse.again} />
      </div>
      {may && (
        <ActBar
          acts={[
            {
              act: 'apply',
              label: isLater ? t.schedule : t.apply,
              kind: 'primary',
              onPick: () => setApplying(true),
            },
            { act: 'rehearse', label: t.rehearse, onPick: rehearseAgain, isBusy: rehearse.isSending },
            {
              act: 'edit',
              label: t.edit,
              onPick: () => go('/desk/redraws/new', { communityId: answer.communityId, editId: redrawId }),
            },
          ]}
          abilities={[
            { act: 'apply', may: state === 'rehearsed' },
            { act: 'rehearse', may },
            { act: 'edit', may: kept?.redrawId === redrawId },
          ]}
        />
      )}
      {isApplying && (
        <ApplySheet
          redrawId={redrawId}
          preview={answer.preview}
          effectiveAt={answer.plan.effectiveAt}
          isRehearsing={rehearse.isSending}
          onRehearse={rehearseAgain}
          onDone={() => {
            setApplying(false);
            setFresh(false);
            if (kept?.redrawId === redrawId) keptDraft.set(null);
            go(`/desk/redraws/${redrawId}`, search);
          }}
          onClose={() => setApplying(false)}
        />
      )}
    </article>
  );
}

const moment = (at: string): ReactNode => <Moment at={at} />;

/** What the house wrote down when it held a scheduled redraw (`redraw.block`). */
function titleOf(blocked: unknown): Words | undefined {
  const title = (blocked as { title?: Partial<Words> } | null)?.title;
  return typeof title?.zh === 'string' && typeof title.en === 'string' ? { zh: title.zh, en: title.en } : undefined;
}
