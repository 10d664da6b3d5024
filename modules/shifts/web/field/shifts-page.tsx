// All of one's own shifts: what is to come first. For a chief, who else is to be there and what happened at the site.
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myShifts } from '../../shared/queries.ts';
import { GiftSheet } from '../boards/gift-sheet.tsx';
import { PeopleSheet } from '../people-sheet.tsx';
import { ShiftCard } from '../shift-card.tsx';
import style from '../shifts.module.css';
import { NoteSheet } from './note-sheet.tsx';
import { PledgeCard } from './pledge-card.tsx';

const messages = {
  zh: {
    title: '我的班次',
    none: '还没有您的班次',
    how: '排了班会出现在这里，今日里也有。',
    team: '全班的人…',
    note: '记现场情况…',
    gift: '登记慰问品…',
  },
  en: {
    title: 'My shifts',
    none: 'No shifts of yours',
    how: 'They appear here, and on 今日.',
    team: 'The whole shift…',
    note: 'Note something…',
    gift: 'Put a gift on record…',
  },
};

export default function ShiftsPage() {
  const t = useMessages(messages);
  const now = useNow();
  const { answer, problem, isFirst, again } = useAsk(myShifts, {}, { events: ['shift.', 'handover.'] });
  const [leading, setLeading] = useState<string>();
  const [noting, setNoting] = useState<string>();
  const [given, setGiven] = useState<{ siteId: string; title: string }>();
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const rows = answer.rows.toSorted((a, b) => Number(instantOf(a.until) < now) - Number(instantOf(b.until) < now));
  return (
    <div className={style['phone']}>
      <h1>{t.title}</h1>
      <Pieces door="field" slot="shift" />
      {answer.wantsPledge && <PledgeCard unitName={answer.unitName ?? ''} />}
      {rows.length === 0 && <EmptyState icon="clock" title={t.none} how={t.how} />}
      {rows.map((shift) => (
        <div key={shift.lineId} className={style['form']}>
          <ShiftCard shift={shift} words={answer.words} />
          {instantOf(shift.until) > now && (shift.isChief || shift.cameAt) && (
            <div className={style['row']}>
              {shift.isChief && <Button onPress={() => setLeading(shift.shiftId)}>{t.team}</Button>}
              {shift.siteId && shift.cameAt && (
                <>
                  <Button kind="quiet" icon="pencil" onPress={() => setNoting(shift.siteId ?? undefined)}>
                    {t.note}
                  </Button>
                  <Button
                    kind="quiet"
                    icon="heart"
                    onPress={() => setGiven({ siteId: shift.siteId ?? '', title: shift.siteTitle })}
                  >
                    {t.gift}
                  </Button>
                </>
              )}
            </div>
          )}
        </div>
      ))}
      {leading && <PeopleSheet shiftId={leading} onClose={() => setLeading(undefined)} />}
      {given && <GiftSheet sites={[given]} siteId={given.siteId} onClose={() => setGiven(undefined)} />}
      {noting && <NoteSheet siteId={noting} onClose={() => setNoting(undefined)} />}
    </div>
  );
}
