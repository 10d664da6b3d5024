// 下沉干部 (A6): the whole roster of who was sent down, each with place and task; who has none stands first and is counted.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { secondedCoverage } from '../../shared/queries.ts';
import { partyTitles } from '../../shared/roster.ts';
import style from '../shifts.module.css';

const messages = {
  zh: {
    title: '下沉干部',
    back: '排班',
    views: '看哪些',
    tabs: { without_place: '没有安排', without_pledge: '未亮明身份', all: '全部' },
    of: (placed: number, sent: number) => `${placed}/${sent}`,
    placed: '有岗点和任务',
    none: '这一栏没有人',
    how: '每个人都有岗点、有任务，就都在“全部”里。',
    heads: ['姓名', '派出单位', '下沉到', '岗点和任务', '亮明身份'],
    noPlace: '没有安排',
    noPledge: '未亮明',
  },
  en: {
    title: 'Sent down',
    back: 'Shifts',
    views: 'View',
    tabs: { without_place: 'No place', without_pledge: 'Not made known', all: 'All' },
    of: (placed: number, sent: number) => `${placed}/${sent}`,
    placed: 'have place and task',
    none: 'Nobody here',
    how: 'Whoever has a place and a task is under All.',
    heads: ['Name', 'From', 'Sent to', 'Place and task', 'Made known'],
    noPlace: 'no place',
    noPledge: 'not yet',
  },
};
const tabs = ['without_place', 'without_pledge', 'all'] as const;
type Search = { only: (typeof tabs)[number] };
const readSearch = (raw: Record<string, unknown>): Search => ({
  only: tabs.find((tab) => tab === raw['only']) ?? 'without_place',
});
const here = '/desk/shifts/seconded';

export default function SecondedPage() {
  const t = useMessages(messages);
  const words = useWords();
  const [{ only }] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useAsk(
    secondedCoverage,
    { only },
    { keep: true, events: ['shift.', 'secondment.', 'post.'] },
  );
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          <LinkButton kind="quiet" icon="back" to="/desk/shifts">
            {t.back}
          </LinkButton>
        }
      >
        <div className={style['row']}>
          {answer.units.map((unit) => (
            <NumberDoor
              key={unit.unitId}
              size="sum"
              value={t.of(unit.placed, unit.sent)}
              label={`${unit.name} ${t.placed}`}
              to={here}
              search={{ only: unit.placed < unit.sent ? 'without_place' : 'all' }}
              tone={unit.placed < unit.sent ? 'soon' : 'good'}
            />
          ))}
        </div>
        <Tabs
          name={t.views}
          here={here}
          chosen={only}
          tabs={tabs.map((key) => ({ key, label: t.tabs[key], count: answer.counts[key], search: { only: key } }))}
        />
      </PageHead>
      <div className={style['page']}>
        {answer.rows.length === 0 ? (
          <EmptyState icon="check" title={t.none} how={t.how} />
        ) : (
          <div className={`card ${style['wrap']}`} tabIndex={0} role="region" aria-label={t.title}>
            <table className={style['table']}>
              <thead>
                <tr>
                  {t.heads.map((head) => (
                    <th key={head}>{head}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {answer.rows.map((row) => (
                  <tr key={row.postId}>
                    <td>
                      <b>{row.name}</b>
                    </td>
                    <td>{row.homeName}</td>
                    <td>
                      {row.unitName}
                      {row.streetName !== row.unitName && <span className="faint"> {row.streetName}</span>}
                    </td>
                    <td>
                      {row.task ? (
                        <>
                          {row.siteTitle} · {row.task} {row.from && <Moment at={row.from} short />}
                        </>
                      ) : (
                        <Tag tone="red">{t.noPlace}</Tag>
                      )}
                    </td>
                    <td>
                      {row.pledgedAt && row.partyStatus ? (
                        words(partyTitles[row.partyStatus])
                      ) : (
                        <Tag tone="amber">{t.noPledge}</Tag>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </>
  );
}
