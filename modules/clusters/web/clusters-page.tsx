// 聚集提示: who of one class told the same within a few days, the largest first; and of everybody who is followed, whose cause or outcome nobody told yet (E10).
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { listClusters } from '../shared/queries.ts';
import { ClusterCard } from './cluster-card.tsx';
import style from './clusters.module.css';
import { FollowPart } from './follow-part.tsx';
import { useClusters, usualDays } from './use-clusters.ts';

const messages = {
  zh: {
    title: '聚集提示',
    sub: '只给指定岗位看；演练不算',
    span: '看多少天',
    days: (n: number) => `最近 ${n} 天`,
    none: '没有聚集',
    how: '同一个班级或部门，几天内有几个人说了同样的症状，就会出现在这里，并在工作台上方提示。',
  },
  en: {
    title: 'Clusters',
    sub: 'For the named duty alone; drills do not count',
    span: 'Days looked at',
    days: (n: number) => `Last ${n} days`,
    none: 'No cluster',
    how: 'Several people of one class or department who tell the same symptom within a few days stand here, and over every page of the desk.',
  },
};

const spans = [7, usualDays, 30] as const;
const readSearch = (raw: Record<string, unknown>): { days?: number } =>
  spans.some((days) => days === raw['days']) ? { days: raw['days'] as number } : {};

export default function ClustersPage() {
  const t = useMessages(messages);
  const [{ days = usualDays }] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useClusters(days);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { clusters, follows } = answer;
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={clusters.length > 0 && <ExportLink query={listClusters.name} input={{ days }} />}
      >
        <Tabs
          tabs={spans.map((span) => ({ key: String(span), label: t.days(span), search: { days: span } }))}
          chosen={String(days)}
          here="/desk/clusters"
          name={t.span}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {clusters.length === 0 && <EmptyState icon="people" title={t.none} how={t.how} />}
        {clusters.map((cluster) => (
          <ClusterCard key={`${cluster.ruleCode} ${cluster.within} ${cluster.told.zh}`} cluster={cluster} />
        ))}
        {follows.map((follow) => (
          <FollowPart key={follow.ruleCode} follow={follow} />
        ))}
      </div>
    </>
  );
}
