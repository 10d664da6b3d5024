// 资源调度 (C24): what there is, how much of it is free and used and where; what is asked and not there is a shortage and stands first.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { giveMeans, releaseMeans } from '../../shared/board-commands.ts';
import { meansBoard } from '../../shared/board-queries.ts';
import style from '../shifts.module.css';
import { Board, BoardRow } from './board.tsx';
import { boardWords } from './board-words.ts';
import { AddMeansSheet, AskMeansSheet } from './means-sheets.tsx';

const messages = {
  zh: {
    title: '资源调度',
    none: '还没有登记资源',
    how: '先登记有什么、有多少；岗点要用时申请，由登记的单位调拨。',
    add: '登记资源…',
    ask: '申请…',
    free: '可用',
    used: '在用',
    of: '共',
    short: (n: number, measure: string) => `缺 ${n} ${measure}`,
    notYet: (free: number, short: string) => `可用 ${free}，${short}，暂不能调拨`,
    asked: '申请',
    given: '已调拨',
    by: '申请人',
    give: '调拨',
    release: '归还',
    drop: '不要了',
    noSites: '先在“排班”里设岗点，才能申请',
    kinds: boardWords.zh.means,
  },
  en: {
    title: 'Means',
    none: 'No means on record',
    how: 'Put down what there is; a site asks, the unit that has them gives.',
    add: 'Put on record…',
    ask: 'Ask…',
    free: 'Free',
    used: 'used',
    of: 'of',
    short: (n: number, measure: string) => `${n} ${measure} short`,
    notYet: (free: number, short: string) => `${free} free, ${short}: not to be given yet`,
    asked: 'asked',
    given: 'given',
    by: 'by',
    give: 'Give',
    release: 'Brought back',
    drop: 'Not needed',
    noSites: 'Set up a site under Shifts first',
    kinds: boardWords.en.means,
  },
};
type Answer = QueryAnswer<typeof meansBoard>;
type Means = Answer['rows'][number];

export function MeansBoard() {
  const t = useMessages(messages);
  const asked = useAsk(meansBoard, {}, { keep: true, events: ['means.', 'work_site.'] });
  const [isAdding, setAdding] = useState(false);
  const [asking, setAsking] = useState<Means>();
  const sites = asked.answer?.sites ?? [];
  return (
    <>
      <Board
        name={t.title}
        asked={asked}
        none={t.none}
        how={t.how}
        head={
          <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        }
        row={(means) => (
          <BoardRow
            key={means.meansId}
            title={means.title}
            marks={
              <>
                <Tag>{t.kinds[means.kind]}</Tag>
                {means.short > 0 && <Tag tone="red">{t.short(means.short, means.measure)}</Tag>}
              </>
            }
            facts={
              <>
                {t.free} <b className="num">{means.free}</b> · {t.used}{' '}
                <b className="num">{means.quantity - means.free}</b> · {t.of} <b className="num">{means.quantity}</b>{' '}
                {means.measure} · {means.unitName}
              </>
            }
            acts={
              <Button
                label={`${t.ask} ${means.title}`}
                whyNot={sites.length === 0 ? t.noSites : undefined}
                onPress={() => setAsking(means)}
              >
                {t.ask}
              </Button>
            }
          >
            {means.uses.length > 0 && (
              <ul className={style['uses']}>
                {means.uses.map((use) => (
                  <UseRow key={use.useId} use={use} means={means} />
                ))}
              </ul>
            )}
          </BoardRow>
        )}
      />
      {isAdding && <AddMeansSheet onClose={() => setAdding(false)} />}
      {asking && <AskMeansSheet means={asking} sites={sites} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function UseRow({ use, means }: { use: Means['uses'][number]; means: Means }) {
  const t = useMessages(messages);
  const give = useCommand(giveMeans, { invalidates: ['means.board'] });
  const release = useCommand(releaseMeans, { invalidates: ['means.board'] });
  const what = `${use.siteTitle} ${use.quantity} ${means.measure}`;
  const lacks = use.quantity > means.free ? t.short(use.quantity - means.free, means.measure) : undefined;
  const back = use.givenAt ? t.release : t.drop;
  return (
    <li>
      <span className={style['who']}>
        <span className="num">{what}</span>
        <Tag tone={use.givenAt ? 'green' : 'amber'}>{use.givenAt ? t.given : t.asked}</Tag>
        <small className="muted">
          {t.by} {use.byName} · <Moment at={use.givenAt ?? use.askedAt} short />
          {!use.givenAt && lacks && ` · ${t.notYet(means.free, lacks)}`}
        </small>
      </span>
      <span className={style['acts']}>
        {!use.givenAt && means.mayGive && (
          <Button
            kind="primary"
            label={`${t.give} ${what}`}
            busy={give.isSending}
            whyNot={lacks}
            onPress={() => void give.run({ useId: use.useId })}
          >
            {t.give}
          </Button>
        )}
        {use.mayRelease && (
          <Button
            label={`${back} ${what}`}
            busy={release.isSending}
            onPress={() => void release.run({ useId: use.useId })}
          >
            {back}
          </Button>
        )}
      </span>
      <ProblemNote problem={give.problem ?? release.problem} again={give.again ?? release.again} />
    </li>
  );
}
