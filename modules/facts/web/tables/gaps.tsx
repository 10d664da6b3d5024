// What the table still lacks: by field and by grid, each number a door to its names; and one press that asks it at visits that are due anyway.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { askGaps } from '../../shared/table-commands.ts';
import type { TableAnswer } from './table-page.tsx';
import style from './tables.module.css';

const messages = {
  zh: {
    byField: '还缺什么',
    byGrid: '缺在哪里',
    cells: '格',
    noGrid: '没有划网格的',
    none: '一格也不缺',
    asked: (n: number) => `${n} 已在补问`,
    house: '由登记资料算出，去“居民与房屋”里补',
    ask: '随走访补问',
    due: '什么时候要',
    noDue: '请选什么时候要',
    how: '不另外派任务：下次本来就要去的时候，手机上会多出这几项，写明是谁要的。',
    told: (asked: number, closed: number) => `已补问 ${asked} 项，问到 ${closed} 项`,
    allAsked: '都已在补问',
  },
  en: {
    byField: 'What is missing',
    byGrid: 'Where',
    cells: 'cells',
    noGrid: 'In no grid',
    none: 'Nothing is missing',
    asked: (n: number) => `${n} being asked`,
    house: 'Worked out from the register; mend it in “Residents and homes”',
    ask: 'Ask at visits',
    due: 'Wanted by',
    noDue: 'Say by when it is wanted',
    how: 'No further task: at the next visit that is due anyway these stand on the phone, with who wants them.',
    told: (asked: number, closed: number) => `${asked} asked, ${closed} answered`,
    allAsked: 'All are being asked',
  },
};

export function Gaps({ answer }: { answer: TableAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const { table, gapsByField, gapsByGrid, questions } = answer;
  const [dueOn, setDueOn] = useState(table.dueOn ?? '');
  const ask = useCommand(askGaps, { invalidates: ['table.'] });
  const to = `/desk/tables/${table.tableId}`;
  const askable = gapsByField.filter((gap) => gap.isAskable);
  const isAllAsked = askable.every((gap) => gap.asked === gap.open);
  if (gapsByField.length === 0) return <Note icon="check">{t.none}</Note>;
  return (
    <div className={style['gaps']}>
      <section className={style['card']}>
        <h2 className={style['title']}>{t.byField}</h2>
        <ul className={style['gapList']}>
          {gapsByField.map((gap) => (
            <li key={gap.field}>
              <span>
                {words(gap.title)} {gap.asked > 0 && <Tag tone="teal">{t.asked(gap.asked)}</Tag>}
                {!gap.isAskable && <small className="muted">{t.house}</small>}
              </span>
              <NumberDoor value={gap.open} unit={t.cells} to={to} search={{ field: gap.field }} />
            </li>
          ))}
        </ul>
        {questions.asked > 0 && <p className="muted">{t.told(questions.asked, questions.closed)}</p>}
        {askable.length > 0 && (
          <>
            <TextField label={t.due} hint={t.how} type="date" value={dueOn} onChange={setDueOn} />
            <ProblemNote problem={ask.problem} again={ask.again} />
            <div className={style['line']}>
              <Button
                kind="primary"
                busy={ask.isSending}
                whyNot={isAllAsked ? t.allAsked : dueOn === '' ? t.noDue : undefined}
                onPress={() => void ask.run({ tableId: table.tableId, dueOn })}
              >
                {t.ask}
              </Button>
              {isAllAsked && <span className="muted">{t.allAsked}</span>}
            </div>
          </>
        )}
      </section>
      <section className={style['card']}>
        <h2 className={style['title']}>{t.byGrid}</h2>
        <ul className={style['gapList']}>
          {gapsByGrid.map((gap) => (
            <li key={gap.gridId ?? 'none'}>
              <span>{gap.gridId ? gap.name : t.noGrid}</span>
              <NumberDoor value={gap.open} unit={t.cells} to={to} search={{ gridId: gap.gridId ?? 'none' }} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
