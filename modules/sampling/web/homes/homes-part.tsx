// 上门与预登记 (C18, C19): everybody who can hardly come down stands under one of five words that add up; homes to be visited; who was told in advance, by whom.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type FrailStanding, frailStandings, listHome } from '../../shared/queries.ts';
import { consents } from '../../shared/words.ts';
import style from '../sampling.module.css';
import { AskHomeSheet } from './ask-home-sheet.tsx';
import { RequestRow } from './request-row.tsx';

const messages = {
  zh: {
    frail: (n: number) => `行动不便 ${n} 人`,
    frailHow: '名单里老弱病残孕和 80 岁以上的人',
    open: '还没安排',
    failed: '没采成',
    asked: '已约上门',
    excused: '不用采',
    done: '已采样',
    none: '没有',
    first: (n: number) => `下面是前 ${n} 人`,
    requests: '上门申请',
    noRequests: '还没有上门申请',
    noRequestsHow: '网格员在居民页、这里都能约上门。',
    pre: '代为预登记',
    by: (name: string) => `${name} 代办`,
    ask: '约上门',
    age: (n: number) => `${n} 岁`,
    notYet: '还没采',
  },
  en: {
    frail: (n: number) => `${n} can hardly come down`,
    frailHow: 'On the list: old, weak, ill, disabled, pregnant, or eighty and over',
    open: 'Nothing arranged',
    failed: 'Not sampled',
    asked: 'Visit asked for',
    excused: 'Excused',
    done: 'Sampled',
    none: 'None',
    first: (n: number) => `The first ${n} are listed`,
    requests: 'Homes to visit',
    noRequests: 'No home visit was asked for yet',
    noRequestsHow: 'Grid workers ask for one on a resident’s page, or here.',
    pre: 'Registered in advance',
    by: (name: string) => `by ${name}`,
    ask: 'Ask for a visit',
    age: (n: number) => `aged ${n}`,
    notYet: 'not sampled yet',
  },
};
const tones = { open: 'amber', failed: 'amber', asked: 'teal', excused: 'plain', done: 'green' } as const;

/** At the desk who is not arranged comes first, at the door the homes to go to. */
export function HomesPart({ roundId, isAtDoor = false }: { roundId?: string; isAtDoor?: boolean }) {
  const t = useMessages(messages);
  const [standing, setStanding] = useState<FrailStanding>('open');
  const { answer, problem, isFirst, again } = useAsk(
    listHome,
    { standing, ...(roundId ? { roundId } : {}) },
    {
      events: ['home_sampling.', 'sample.'],
      keep: true,
    },
  );
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const frail = <Frail answer={answer} standing={standing} onStanding={setStanding} />;
  return (
    <>
      {!isAtDoor && frail}
      <section className={style['part']} data-inner="yes" aria-label={t.requests}>
        <h2>{t.requests}</h2>
        {answer.requests.length === 0 && <EmptyState icon="pin" title={t.noRequests} how={t.noRequestsHow} />}
        {answer.requests.length > 0 && (
          <ul className={`card ${style['list']}`} aria-label={t.requests}>
            {answer.requests.map((request) => (
              <RequestRow key={request.requestId} request={request} />
            ))}
          </ul>
        )}
      </section>
      {isAtDoor && frail}
      {answer.preRegistered.length > 0 && <PreRegistered rows={answer.preRegistered} />}
    </>
  );
}

type Answer = QueryAnswer<typeof listHome>;

/** The not-yet first; each count opens its names. */
function Frail({
  answer,
  standing,
  onStanding,
}: {
  answer: Answer;
  standing: FrailStanding;
  onStanding: (standing: FrailStanding) => void;
}) {
  const t = useMessages(messages);
  const [asked, setAsked] = useState<Answer['frail'][number]>();
  const { standings } = answer;
  const all = frailStandings.reduce((sum, one) => sum + standings[one], 0);
  // Kept while the next is asked: then they are of another standing.
  const rows = answer.frail.filter((one) => one.standing === standing);
  if (all === 0) return null;
  return (
    <section className={`card ${style['part']}`} aria-label={t.frail(all)}>
      <h2>{t.frail(all)}</h2>
      <p className="muted">{t.frailHow}</p>
      <div className={style['row']} role="group">
        {frailStandings.map((one) => (
          <Button key={one} kind={one === standing ? 'primary' : 'plain'} onPress={() => onStanding(one)}>
            {t[one]} {standings[one]}
          </Button>
        ))}
      </div>
      {rows.length > 0 && rows.length < standings[standing] && <p className="muted">{t.first(rows.length)}</p>}
      {rows.length === 0 && <p className="muted">{t.none}</p>}
      <ul className={style['lines']}>
        {rows.map((one) => (
          <li key={`${one.roundId} ${one.subjectId}`} className={style['row']}>
            <b>{one.name}</b>
            <span className={style['grow']}>
              {one.age !== null && t.age(one.age)} {one.address}
            </span>
            <Tag tone={tones[one.standing]}>{t[one.standing]}</Tag>
            {one.slotFrom && <Moment at={one.slotFrom} short />}
            {(one.standing === 'open' || one.standing === 'failed') && (
              <Button onPress={() => setAsked(one)}>{t.ask}</Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <AskHomeSheet whom={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function PreRegistered({ rows }: { rows: Answer['preRegistered'] }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <section className={`card ${style['part']}`} aria-label={t.pre}>
      <h2>
        {t.pre} {rows.length}
      </h2>
      <ul className={style['lines']}>
        {rows.map((one) => (
          <li key={one.id} className={style['row']}>
            <b>{one.name}</b>
            <span>
              {t.by(one.byName)} · {words(consents[one.consent])} · <Moment at={one.madeAt} short /> {one.note}
            </span>
            <Tag tone={one.doneAt ? 'green' : 'plain'}>{one.doneAt ? t.done : t.notYet}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
