// 一周的工作量 on one's own page: what this post was asked for, what the product took for it, wanted by whom.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type BehindKind, postWeek } from '../shared/queries.ts';
import { Behind } from './behind.tsx';
import style from './burden.module.css';
import { useThisWeek, WeekPicker } from './week-picker.tsx';
import { WeekParts, WeekSums } from './week-table.tsx';
import { weekWords } from './words.ts';

const messages = { zh: { title: '我的一周', ...weekWords.zh }, en: { title: 'My week', ...weekWords.en } };
const events = ['visit.', 'duty.'];

export default function MyWeek() {
  const t = useMessages(messages);
  const thisWeek = useThisWeek();
  const [chosenWeek, setWeek] = useState<string>();
  const [what, setWhat] = useState<BehindKind>();
  const weekOn = chosenWeek ?? thisWeek;
  const { answer, problem, isFirst, again } = useAsk(postWeek, { weekOn }, { events, keep: true });
  const isIdle = answer && answer.figures.due + answer.figures.visits + answer.figures.attempts === 0;
  return (
    <section className={style['part']} aria-label={t.title}>
      <h2>{t.title}</h2>
      <WeekPicker
        weekOn={weekOn}
        onChange={(week) => {
          setWeek(week);
          setWhat(undefined);
        }}
      />
      {isFirst && <Skeleton lines={4} />}
      <ProblemNote problem={problem} again={again} />
      {isIdle && <p>{t.nothing}</p>}
      {answer && !isIdle && (
        <>
          <WeekSums figures={answer.figures} chosen={what} onChoose={setWhat} />
          {what && <Behind postId={answer.postId} weekOn={weekOn} what={what} />}
          <WeekParts parts={answer.parts} />
        </>
      )}
      <p className="muted">
        {t.dueNote} {t.noMeasure}
      </p>
    </section>
  );
}
