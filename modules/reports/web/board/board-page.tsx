// 日报一览 (E8, E9, R2): who reported, who reported zero, who was silent — the silent first, and in no sum.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { reportBoard } from '../../shared/queries.ts';
import { unitStates, unitStateTitles } from '../../shared/report.ts';
import style from '../reports.module.css';
import { OwedReports } from '../today/owed-reports.tsx';
import { reportEvents, stateTones } from '../words.ts';
import { UnitTable } from './unit-table.tsx';

const messages = {
  zh: {
    title: '日报',
    report: '哪种报告',
    slot: '哪一天',
    off: '（放假不报）',
    leftOut: '这一天按工作法不用报。',
    until: '截止',
    sums: '已报的合计',
    late: (n: number) => `迟报 ${n}`,
    silent: (n: number) => `${n} 个没有报，没有算进合计，也不算零。`,
    none: '这里还没有要报的报告',
    noneHow: '工作法里写了日报，单位就会出现在这里。',
    noUnits: '您的辖区里没有要报这一种的单位',
  },
  en: {
    title: 'Reports',
    report: 'Report',
    slot: 'Day',
    off: ' (day off)',
    leftOut: 'By the method nothing is reported on this day.',
    until: 'Until',
    sums: 'Sum of those reported',
    late: (n: number) => `${n} late`,
    silent: (n: number) => `${n} silent: in no sum, and not zero.`,
    none: 'No reports are asked for here yet',
    noneHow: 'As soon as a work method declares one, its units stand here.',
    noUnits: 'No unit of your area owes this report',
  },
};

type Search = { rhythmId?: string; slot?: string };
const readSearch = (raw: Record<string, unknown>): Search => ({
  ...(typeof raw['rhythmId'] === 'string' ? { rhythmId: raw['rhythmId'] } : {}),
  ...(typeof raw['slot'] === 'string' ? { slot: raw['slot'] } : {}),
});

export default function BoardPage() {
  const t = useMessages(messages);
  const words = useWords();
  const [search, set] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useAsk(reportBoard, search, { events: reportEvents, keep: true });
  if (isFirst) return <Skeleton lines={10} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { reports, chosen, slots, rows, counts, late, sums, unit } = answer;
  return (
    <>
      <PageHead
        title={t.title}
        sub={unit.name}
        acts={
          chosen && <ExportLink query={reportBoard.name} input={{ rhythmId: chosen.rhythmId, slot: chosen.slot }} />
        }
      >
        {chosen && (
          <div className={style['filters']}>
            <Select<string>
              label={t.report}
              value={chosen.rhythmId}
              onChange={(rhythmId) => set({ rhythmId, slot: undefined })}
              options={reports.map(({ rhythmId, title, cadence }) => ({
                value: rhythmId,
                label: `${words(title)} · ${words(cadence)}`,
              }))}
            />
            <Select<string>
              label={t.slot}
              value={chosen.slot}
              onChange={(slot) => set({ slot, rhythmId: chosen.rhythmId })}
              options={slots.map(({ slot, isLeftOut }) => ({ value: slot, label: `${slot}${isLeftOut ? t.off : ''}` }))}
            />
            <span className={style['marks']}>
              <span className="muted">
                {t.until} <Moment at={chosen.dueAt} />
              </span>
              {unitStates
                .filter((state) => counts[state] > 0)
                .map((state) => (
                  <Tag key={state} tone={stateTones[state]}>
                    {words(unitStateTitles[state])} {counts[state]}
                  </Tag>
                ))}
              {late > 0 && <Tag tone="amber">{t.late(late)}</Tag>}
            </span>
          </div>
        )}
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        <OwedReports door="desk" />
        {!chosen && <EmptyState icon="flag" title={t.none} how={t.noneHow} />}
        {chosen?.isLeftOut && <Note icon="pause">{t.leftOut}</Note>}
        {chosen && !chosen.isLeftOut && rows.length === 0 && <EmptyState icon="flag" title={t.noUnits} />}
        {sums.length > 0 && (
          <section className={`card ${style['part']}`} aria-label={t.sums}>
            <h2>{t.sums}</h2>
            <dl className={style['sums']}>
              {sums.map(({ code, title, told }) => (
                <div key={code}>
                  <dt>{words(title)}</dt>
                  <dd>{told}</dd>
                </div>
              ))}
            </dl>
            {counts.silent + counts.open > 0 && <p className="late">{t.silent(counts.silent + counts.open)}</p>}
          </section>
        )}
        {chosen && rows.length > 0 && <UnitTable rows={rows} turn={chosen} />}
      </div>
    </>
  );
}
