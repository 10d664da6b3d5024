// 电话核对 (A9): the rounds of one's area, those that are not over first; whom one rings oneself leads straight to the telephone.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { MoreRows } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { listRounds, type RoundHead } from '../../shared/queries.ts';
import style from '../calls.module.css';
import { leftOf, reachedOf, roundEvents, settledOf } from '../words.ts';

const messages = {
  zh: {
    title: '电话核对',
    begin: '开始一轮',
    round: '这一轮',
    left: '还没打通',
    reached: '已核对',
    settled: '没打到',
    due: '截止',
    ring: '打电话',
    over: '已结束',
    people: '人',
    none: '还没有电话核对',
    noneHow: '从台账或没做完的名单开始一轮，几个人一起打，谁没打到有名单。',
  },
  en: {
    title: 'Call-rounds',
    begin: 'Begin a round',
    round: 'Round',
    left: 'Left',
    reached: 'Reached',
    settled: 'Not reached',
    due: 'Until',
    ring: 'Ring',
    over: 'over',
    people: '',
    none: 'No call-rounds yet',
    noneHow: 'Begin one from a register or from those not done yet; several ring, and the unreached are named.',
  },
};

export default function RoundsPage() {
  const t = useMessages(messages);
  const asked = useAskPages(
    listRounds,
    {},
    {
      rows: (answer) => answer.rounds,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { events: roundEvents },
  );
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          asked.first?.mayBegin && (
            <LinkButton kind="primary" icon="plus" to="/desk/calls/new">
              {t.begin}
            </LinkButton>
          )
        }
      />
      <div className={style['page']}>
        <ProblemNote problem={asked.problem} again={asked.again} />
        {asked.isFirst && <Skeleton lines={6} />}
        {asked.first && asked.rows.length === 0 && <EmptyState icon="phone" title={t.none} how={t.noneHow} />}
        {asked.rows.length > 0 && (
          <section className={`card ${style['part']}`}>
            <div className={style['scroll']}>
              <table className={style['table']}>
                <thead>
                  <tr>
                    <th scope="col">{t.round}</th>
                    <th scope="col" className={style['count']}>
                      {t.left}
                    </th>
                    <th scope="col" className={style['count']}>
                      {t.reached}
                    </th>
                    <th scope="col" className={style['count']}>
                      {t.settled}
                    </th>
                    <th scope="col">{t.due}</th>
                    <th scope="col" />
                  </tr>
                </thead>
                <tbody>
                  {asked.rows.map((round) => (
                    <Row key={round.roundId} round={round} />
                  ))}
                </tbody>
              </table>
            </div>
            {asked.hasMore && <MoreRows more={asked.more} isAskingMore={asked.isAskingMore} />}
          </section>
        )}
      </div>
    </>
  );
}

function Row({ round }: { round: RoundHead }) {
  const t = useMessages(messages);
  const to = `/desk/calls/${round.roundId}`;
  const left = leftOf(round.counts);
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{round.title}</Link>
        <div className="muted">{round.unitName}</div>
      </th>
      <td className={`num ${style['count']}`}>{left}</td>
      <td className={`num ${style['count']}`}>{reachedOf(round.counts)}</td>
      <td className={`num ${style['count']}`}>{settledOf(round.counts)}</td>
      <td>
        {round.finishedAt ? (
          <span className="muted">
            <Moment at={round.finishedAt} short /> <Tag>{t.over}</Tag>
          </span>
        ) : (
          <TimeLeft dueAt={round.dueAt} />
        )}
      </td>
      <td>
        {round.isCaller && !round.finishedAt && left > 0 && (
          <LinkButton icon="phone" kind="primary" to={`${to}/ring`}>
            {t.ring}
          </LinkButton>
        )}
      </td>
    </tr>
  );
}
