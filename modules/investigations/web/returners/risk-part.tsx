// 风险地区 (F5): the state of a day, what changed on it first, and the lists it comes from. A list comes in pasted or as a file: nobody types two hundred areas.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useGo } from '#kernel/web/route.ts';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { riskAreas } from '../../shared/returners/queries.ts';
import { riskLevels } from '../../shared/returners/risk.ts';
import style from '../investigations.module.css';
import { RiskListSheet } from './risk-list-sheet.tsx';

const messages = {
  zh: {
    on: '看哪一天',
    update: '更新名单…',
    areas: '风险地区',
    count: (n: number) => `${n} 个中高风险地区`,
    lists: '名单',
    none: '这一天没有中高风险地区',
    how: '由街道、区级坐席按通告更新：粘贴表格或选文件，整份或只是变动。',
    changed: '这天变的',
    from: ['', ' 起'],
    whole: '整份',
    part: '变动',
    entries: (n: number) => `${n} 条`,
  },
  en: {
    on: 'As of',
    update: 'A new list…',
    areas: 'Risk areas',
    count: (n: number) => `${n} areas at medium or high risk`,
    lists: 'Lists',
    none: 'No risk area that day',
    how: 'Streets and the district bring lists in: pasted or as a file, whole or changes alone.',
    changed: 'changed that day',
    from: ['since ', ''],
    whole: 'whole',
    part: 'changes',
    entries: (n: number) => `${n} areas`,
  },
};

export function RiskPart({ on }: { on: string | undefined }) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const [isTelling, setTelling] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(riskAreas, on ? { on } : {}, { keep: true });
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const choose = (day: string) => go('/desk/returners', { view: 'areas', ...(day ? { on: day } : {}) });
  return (
    <>
      <div className={style['lead']}>
        <TextField label={t.on} type="date" value={answer.on} onChange={choose} />
        <b>{t.count(answer.areas.length)}</b>
        <span className={style['grow']} />
        {answer.mayTell && (
          <Button kind="primary" onPress={() => setTelling(true)}>
            {t.update}
          </Button>
        )}
      </div>
      {answer.areas.length === 0 && <EmptyState icon="check" title={t.none} how={t.how} />}
      {answer.areas.length > 0 && (
        <ul className="card" aria-label={t.areas}>
          {answer.areas.map((area) => (
            <li key={area.code ?? area.name} className={style['firm']}>
              <div className={style['line']}>
                <b>{area.name}</b>
                <Tag tone={area.level === 'high' ? 'red' : 'amber'}>{words(riskLevels[area.level])}</Tag>
                {area.isNew && <Tag tone="teal">{t.changed}</Tag>}
                <span className={style['grow']} />
                <span className="muted">
                  <span className="num">{area.code}</span> {t.from[0]}
                  <Day on={area.from} />
                  {t.from[1]}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {answer.lists.length > 0 && (
        <section aria-label={t.lists}>
          <h2 className={style['listHead']}>{t.lists}</h2>
          <ul className="card">
            {answer.lists.map((list) => (
              <li key={list.listId} className={style['firm']}>
                <div className={style['line']}>
                  <Moment at={list.issuedAt} short />
                  <span>{list.document}</span>
                  <Tag tone="plain">{list.isWhole ? t.whole : t.part}</Tag>
                  <span className="muted">{t.entries(list.areas)}</span>
                  <span className={style['grow']} />
                  <span className="muted">{list.byName}</span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isTelling && <RiskListSheet onClose={() => setTelling(false)} />}
    </>
  );
}
