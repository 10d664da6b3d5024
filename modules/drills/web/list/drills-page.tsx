// 演练: those that run or are planned first, what each found, and who owes one this month (E16).
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type DrillLine, listDrills } from '../../shared/queries.ts';
import style from '../drills.module.css';

const messages = {
  zh: {
    title: '演练',
    plan: '制定演练',
    monthly: '每月一练',
    due: '本月期限',
    late: '本月没练',
    next: '已练，下次',
    drills: '演练',
    none: '还没有演练',
    how: '写下情况、时间和要办的事；到时导入，谁办了、几分钟办的，从日志里取。',
    planned: '计划',
    running: '进行中',
    ended: '已结束',
    cancelled: '已取消',
    sum: (inTime: number, all: number) => `${all} 项，按时 ${inTime}`,
    gaps: (n: number) => `${n} 个问题没整改`,
  },
  en: {
    title: 'Drills',
    plan: 'Plan a drill',
    monthly: 'A drill each month',
    due: 'due',
    late: 'not held this month',
    next: 'held, next from',
    drills: 'Drills',
    none: 'No drills yet',
    how: 'Write events, minutes and expected acts; who did them and when is read from the journal.',
    planned: 'Planned',
    running: 'Running',
    ended: 'Ended',
    cancelled: 'Cancelled',
    sum: (inTime: number, all: number) => `${all} injections, ${inTime} in time`,
    gaps: (n: number) => `${n} gaps not mended`,
  },
};

export default function DrillsPage() {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(
    listDrills,
    {},
    { keep: true, everyMs: 60_000, events: ['visit.'] },
  );
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          <LinkButton kind="primary" icon="plus" to="/desk/drills/new">
            {t.plan}
          </LinkButton>
        }
      />
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={6} />}
        {answer && answer.monthly.length > 0 && (
          <section className={`card ${style['part']}`} aria-label={t.monthly}>
            <h2>{t.monthly}</h2>
            <ul>
              {answer.monthly.map((unit) => (
                <li key={unit.unitId} className={style['line']}>
                  <span>{unit.unitName}</span>
                  <span className={unit.isLate ? 'late' : unit.isNext ? 'muted' : 'soon'}>
                    {unit.isLate ? t.late : unit.isNext ? t.next : t.due} <Moment at={unit.dueAt} short />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {answer?.drills.length === 0 && <EmptyState icon="flag" title={t.none} how={t.how} />}
        {answer && answer.drills.length > 0 && (
          <ul className="card" aria-label={t.drills}>
            {answer.drills.map((drill) => (
              <Row key={drill.drillId} drill={drill} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function Row({ drill }: { drill: DrillLine }) {
  const t = useMessages(messages);
  return (
    <li className={style['row']}>
      <div className={style['line']}>
        <Link to={`/desk/drills/${drill.drillId}`} className="strong">
          {drill.title}
        </Link>
        {drill.cancelledAt ? (
          <Tag>{t.cancelled}</Tag>
        ) : drill.endedAt ? (
          <Tag tone="green">{t.ended}</Tag>
        ) : drill.begunAt ? (
          <Tag tone="amber">{t.running}</Tag>
        ) : (
          <Tag tone="teal">{t.planned}</Tag>
        )}
        <span className={style['grow']} />
        {drill.gapsLeft > 0 && <span className="soon">{t.gaps(drill.gapsLeft)}</span>}
      </div>
      <p className="muted">
        {drill.unitName} · <Moment at={drill.begunAt ?? drill.plannedAt} short /> ·{' '}
        {t.sum(drill.inTime, drill.injections)}
      </p>
    </li>
  );
}
