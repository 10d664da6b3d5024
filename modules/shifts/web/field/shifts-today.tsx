// On 今日: the shift that is on, the next one, and what wants an answer; a pledge not made yet. None, nothing shown.
import { Link } from '@tanstack/react-router';
import { HOUR_MS, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myShifts } from '../../shared/queries.ts';
import { lineState } from '../../shared/roster.ts';
import { ShiftCard } from '../shift-card.tsx';
import style from '../shifts.module.css';
import { PledgeCard } from './pledge-card.tsx';

const messages = {
  zh: { label: '我的班次', all: (n: number) => `全部 ${n} 班 ›` },
  en: { label: 'My shifts', all: (n: number) => `All ${n} ›` },
};

export default function ShiftsToday() {
  const t = useMessages(messages);
  const now = useNow();
  const { answer } = useAsk(myShifts, {}, { events: ['shift.', 'handover.'] });
  if (!answer) return null;
  const open = answer.rows.filter((row) => ['asked', 'accepted', 'came'].includes(lineState(row, now)));
  const near = open
    .filter((row) => lineState(row, now) === 'came' || instantOf(row.from) < now + 24 * HOUR_MS)
    .slice(0, 2);
  if (open.length === 0 && !answer.wantsPledge) return null;
  return (
    <section className={style['today']} aria-label={t.label}>
      {answer.wantsPledge && <PledgeCard unitName={answer.unitName ?? ''} />}
      {near.map((shift) => (
        <ShiftCard key={shift.lineId} shift={shift} words={answer.words} />
      ))}
      {open.length > near.length && <Link to="/field/shifts">{t.all(open.length)}</Link>}
    </section>
  );
}
