// Two records side by side: what differs is marked and chosen field by field, what stands on both is settled by a rule that is shown, and the act can be taken
// back. Or they are two people: said once, with why, and offered no more.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reconsiderPair } from '../../shared/commands.ts';
import { type Choices, type MeetingKind, meetingRules } from '../../shared/merging.ts';
import { personPair } from '../../shared/pair-queries.ts';
import { ReasonSheet } from '../acts/reason-sheet.tsx';
import style from '../registry.module.css';
import { ApartSheet, MergeSheet } from './pair-acts.tsx';
import { PairTable } from './pair-table.tsx';
import { chooseFirst, isMeetingKind, outcomeOf, pairPath } from './words.ts';

const messages = {
  zh: {
    title: '是不是同一个人？',
    merge: '合并为一个人…',
    swap: '换一边保留',
    apart: '不是同一个人…',
    reconsider: '撤回“不是同一个人”…',
    reconsiderWhat: '撤回以后，这一对会再列入可能重复。',
    take: '撤回',
    meets: '两边都有的，合并后这样处理',
    nothing: '没有两边都有的，合并时都归到保留的一条上。',
    told: (by: string, on: string, why: string) => `${by} ${on} 核对过，不是同一个人：${why}`,
    kept: '走访、诉求和操作记录都原样留着，合并后在一个人的页面上看；合并可以撤回。',
  },
  en: {
    title: 'Are they one person?',
    merge: 'Bring together…',
    swap: 'Keep the other one',
    apart: 'Two people…',
    reconsider: 'Take “two people” back…',
    reconsiderWhat: 'The pair is then offered again.',
    take: 'Take back',
    meets: 'What stands on both, and what becomes of it',
    nothing: 'Nothing stands on both: everything goes to the one kept.',
    told: (by: string, on: string, why: string) => `${by} looked on ${on}: they are two. ${why}`,
    kept: 'Visits, requests and acts stay as they are and are read on one page; a merge can be taken back.',
  },
};

export type PairAnswer = QueryAnswer<typeof personPair>;

export function PairRecord({ personId, otherId }: { personId: string; otherId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const [choices, setChoices] = useState<Choices>({});
  const [open, setOpen] = useState<'merge' | 'apart' | 'reconsider'>();
  const { answer, problem, isFirst, again } = useAsk(personPair, { personId, otherId });
  const reconsider = useCommand(reconsiderPair, { onDone: () => setOpen(undefined), invalidates: ['person.'] });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { keep, merged, toldApart } = answer;
  const lacking = answer.fields.filter(
    ({ field, standing, byCard }) => standing === 'differs' && !byCard && !choices[field],
  );
  const close = () => setOpen(undefined);
  const ids = { personId: keep.line.personId, otherId: merged.line.personId };
  return (
    <>
      <RecordFrame
        head={
          <>
            <h2>{t.title}</h2>
            {answer.weight && <p>{words(answer.weight)}</p>}
            {toldApart && <Note>{t.told(toldApart.byName, toldApart.at.slice(0, 10), toldApart.reason)}</Note>}
            {!toldApart && answer.whyNot && <Note>{words(answer.whyNot)}</Note>}
          </>
        }
        facts={
          <section className={style['meets']}>
            <h3>{t.meets}</h3>
            {answer.meetings.length === 0 ? (
              <p className="muted">{t.nothing}</p>
            ) : (
              <Meetings meetings={answer.meetings} />
            )}
            <p className="muted">{t.kept}</p>
          </section>
        }
        story={
          <div className={style['story']}>
            <PairTable
              answer={answer}
              choices={choices}
              onChoose={(field, side) => setChoices((now) => ({ ...now, [field]: side }))}
            />
          </div>
        }
        acts={
          <ActBar
            acts={[
              { act: 'merge', label: t.merge, kind: 'primary', explains: true, onPick: () => setOpen('merge') },
              { act: 'apart', label: t.apart, onPick: () => setOpen('apart') },
              {
                act: 'swap',
                label: t.swap,
                onPick: () => {
                  setChoices({});
                  go(pairPath(ids.otherId, ids.personId));
                },
              },
              { act: 'reconsider', label: t.reconsider, onPick: () => setOpen('reconsider') },
            ]}
            abilities={[
              lacking.length > 0 && answer.mayMerge
                ? { act: 'merge', may: false, whyNot: chooseFirst(lacking.map(({ field }) => field)) }
                : { act: 'merge', may: answer.mayMerge, whyNot: answer.whyNot ?? undefined },
              { act: 'apart', may: !toldApart },
              { act: 'swap', may: true },
              { act: 'reconsider', may: toldApart !== null },
            ]}
          />
        }
      />
      {open === 'merge' && (
        <MergeSheet
          keepId={ids.personId}
          mergedId={ids.otherId}
          name={keep.line.name}
          choices={choices}
          onClose={close}
        />
      )}
      {open === 'apart' && <ApartSheet {...ids} onClose={close} />}
      {open === 'reconsider' && (
        <ReasonSheet
          title={t.reconsider.replace('…', '')}
          press={t.take}
          what={t.reconsiderWhat}
          command={reconsider}
          onSubmit={(reason) => void reconsider.run({ ...ids, reason })}
          onClose={close}
        />
      )}
    </>
  );
}

function Meetings({ meetings }: { meetings: PairAnswer['meetings'] }) {
  const words = useWords();
  const kinds = [...new Set(meetings.map(({ kind }) => kind))].filter((kind): kind is MeetingKind =>
    isMeetingKind(kind),
  );
  return (
    <ul className={style['lines']}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span>{words(meetingRules[kind])}</span>
          {meetings
            .filter((one) => one.kind === kind && one.about !== '')
            .map((one) => (
              <span key={`${one.about} ${one.as}`} className="muted">
                {one.about}：{words(outcomeOf(one))}
              </span>
            ))}
        </li>
      ))}
    </ul>
  );
}
