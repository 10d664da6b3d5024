// 覆盖: one rhythm, one round, unit by unit — who has not been reached yet stands first, every number opens to its names, and any past moment is told as it was then.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { dutyCoverage, listDutyRhythms } from '../../shared/queries.ts';
import { dutyEvents } from '../words.ts';
import style from './coverage.module.css';
import { CoverageHead } from './coverage-head.tsx';
import { asOfInput, notYetOf, readCoverageSearch, usualOf } from './coverage-search.ts';
import { Names } from './names.tsx';
import { Totals } from './totals.tsx';
import { Units } from './units.tsx';

const messages = {
  zh: {
    none: '还没有应办节奏',
    noneHow: '工作方法里写了多久走访一次，台账里有了人，这里就有覆盖情况。',
    leftOut: '这一轮按日历不办（放假），没有应办，也不算缺。',
    notYet: '这个节奏还没有开始过一轮。',
    sensitive: '敏感台账：只有负责的岗位看得到，导出有记录。',
  },
  en: {
    none: 'No rhythms yet',
    noneHow: 'Once a method says how often somebody is to be visited and a register has people, coverage stands here.',
    leftOut: 'The calendar leaves this round out: nothing is asked and nothing is missed.',
    notYet: 'No round of this rhythm has begun yet.',
    sensitive: 'A sensitive register: shown to those with the duty only; exports are on record.',
  },
};

export default function CoveragePage() {
  const t = useMessages(messages);
  const words = useWords();
  const [search, set] = useFilters(readCoverageSearch);
  const listed = useAsk(listDutyRhythms, search.rhythmId ? { rhythmId: search.rhythmId } : {}, {
    events: ['duty.'],
    keep: true,
  });
  const rhythms = listed.answer?.rhythms ?? [];
  const rhythm = rhythms.find(({ rhythmId }) => rhythmId === search.rhythmId) ?? usualOf(rhythms);
  const asked = {
    rhythmId: rhythm?.rhythmId ?? '',
    ...(search.slot ? { slot: search.slot } : {}),
    ...(search.unitId ? { unitId: search.unitId } : {}),
    ...asOfInput(search),
  };
  const { answer, problem, again, isFirst } = useAsk(dutyCoverage, asked, {
    enabled: rhythm !== undefined,
    events: dutyEvents,
    keep: true,
  });
  if (listed.isFirst) return <Skeleton lines={8} />;
  if (!rhythm)
    return listed.problem ? (
      <ProblemNote problem={listed.problem} again={listed.again} />
    ) : (
      <EmptyState icon="people" title={t.none} how={t.noneHow} />
    );
  const here = { ...search, rhythmId: rhythm.rhythmId, slot: search.slot ?? answer?.round?.slot };
  return (
    <>
      <CoverageHead
        rhythms={rhythms}
        rhythm={rhythm}
        search={here}
        set={set}
        unit={answer?.unit}
        isLeft={answer !== undefined && notYetOf(answer.total) > 0}
      />
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={8} />}
        {rhythm.isSensitive && <Note icon="lock">{t.sensitive}</Note>}
        {answer && !answer.round && <Note icon="clock">{t.notYet}</Note>}
        {answer?.round?.isLeftOut && <Note icon="today">{t.leftOut}</Note>}
        {answer?.round &&
          !answer.round.isLeftOut &&
          (search.namesOf ? (
            <Names search={here} slot={answer.round.slot} title={words(rhythm.title)} />
          ) : (
            <>
              <Totals answer={answer} search={here} />
              <Units answer={answer} search={here} />
            </>
          ))}
      </div>
    </>
  );
}
