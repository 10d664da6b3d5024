// One tube (C2, C11): its code, the ten in their order, its box, its result, and how each came out in the retest.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { tubePage } from '../../shared/queries.ts';
import { foundBy, results, tubeKinds } from '../../shared/words.ts';
import { NamedList } from '../named-list.tsx';
import { resultTones } from '../result-tones.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    pending: '待结果',
    site: '采样点',
    opened: '开管',
    closed: '封管',
    openNow: '未封管',
    full: '管内',
    count: (n: number, of: number, told: number | null) =>
      `${n} / ${of} 人${told === null ? '' : `，手工清点 ${told}`}`,
    short: '没采满',
    lost: '破损或遗失',
    box: '转运箱',
    noBox: '还没装箱',
    collector: '采样员',
    people: '管里的人',
    priority: '优先',
    by: (name: string) => `${name} 登记`,
    proxy: (name: string) => `${name} 代办`,
    late: (why: string) => `补登记：${why}`,
    unswabbed: (why: string) => `没有采：${why}`,
    again: '复采',
    notAgain: '待复采',
    results: '结果与复采',
    nobody: '还没有对上人',
  },
  en: {
    pending: 'Pending',
    site: 'Site',
    opened: 'Opened',
    closed: 'Closed',
    openNow: 'Open',
    full: 'In it',
    count: (n: number, of: number, told: number | null) => `${n} / ${of}${told === null ? '' : `, ${told} counted`}`,
    short: 'Short',
    lost: 'Broken or lost',
    box: 'Box',
    noBox: 'In no box yet',
    collector: 'Sampler',
    people: 'Who is in it',
    priority: 'Priority',
    by: (name: string) => `registered by ${name}`,
    proxy: (name: string) => `by proxy ${name}`,
    late: (why: string) => `registered after: ${why}`,
    unswabbed: (why: string) => `not swabbed: ${why}`,
    again: 'Sampled again',
    notAgain: 'To be sampled again',
    results: 'Results and retest',
    nobody: 'Nobody found yet',
  },
};

export default function TubePage() {
  const t = useMessages(messages);
  const words = useWords();
  const tubeId = useParam('tubeId') ?? '';
  const { answer, problem, isFirst, again } = useAsk(
    tubePage,
    { tubeId },
    { events: ['sample.', 'tube.', 'box.'], keep: true },
  );
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { tube, people, campaignId, roundId } = answer;
  const isBad = tube.result === 'positive' || tube.result === 'invalid';
  return (
    <>
      <PageHead
        title={tube.code}
        sub={
          <>
            {answer.isDrill && <DrillTag />}{' '}
            <Tag tone={resultTones[tube.result ?? 'pending']}>
              {tube.result ? words(results[tube.result]) : t.pending}
            </Tag>{' '}
            {words(tubeKinds[tube.kind])} · {answer.roundTitle}
          </>
        }
        acts={
          isBad && (
            <LinkButton to="/desk/sampling" search={{ campaignId, view: 'results', roundId }}>
              {t.results}
            </LinkButton>
          )
        }
      />
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        <section className={`card ${style['part']}`}>
          <Facts
            facts={[
              {
                label: t.site,
                value: <Link to={`/desk/sampling/${answer.siteId}`}>{answer.siteTitle}</Link>,
              },
              { label: t.opened, value: <Moment at={tube.openedAt} /> },
              { label: t.closed, value: tube.closedAt ? <Moment at={tube.closedAt} /> : t.openNow },
              { label: t.full, value: t.count(tube.people, tube.size, tube.told) },
              { label: t.short, value: tube.shortReason },
              { label: t.lost, value: tube.lostReason },
              { label: t.collector, value: tube.collector },
              { label: t.box, value: tube.boxCode ?? t.noBox },
            ]}
          />
        </section>
        <NamedList title={t.people} count={people.length}>
          {people.map((person) => (
            <PersonRow key={person.sampleId} person={person} isBad={isBad} />
          ))}
        </NamedList>
      </div>
    </>
  );
}

type Person = QueryAnswer<typeof tubePage>['people'][number];

function PersonRow({ person, isBad }: { person: Person; isBad: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <li>
      <div className={style['name']}>
        <b>
          {person.no ?? '—'}{' '}
          {person.subjectId ? <Link to={`/desk/people/${person.subjectId}`}>{person.name}</Link> : person.name}
        </b>
        <span className="muted">{person.subjectId ? person.address : t.nobody}</span>
      </div>
      <span className={style['row']}>
        <Moment at={person.takenAt} short />
        <span>{words(foundBy[person.how])}</span>
        <span>{t.by(person.byName)}</span>
        {person.proxyName && <span>{t.proxy(person.proxyName)}</span>}
        {person.isPriority && <Tag tone="teal">{t.priority}</Tag>}
        {person.lateReason && <span>{t.late(person.lateReason)}</span>}
        {person.unswabReason && <Tag tone="amber">{t.unswabbed(person.unswabReason)}</Tag>}
      </span>
      <span className={style['row']}>
        {isBad && person.no !== null && (
          <Tag tone={person.againAt ? resultTones[person.againResult ?? 'pending'] : 'amber'}>
            {person.againAt
              ? `${t.again} ${person.againResult ? words(results[person.againResult]) : t.pending}`
              : t.notAgain}
          </Tag>
        )}
      </span>
    </li>
  );
}
