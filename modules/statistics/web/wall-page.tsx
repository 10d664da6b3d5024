// 大屏: one glance from across the room. Consequences first, then where they lie, then who has the work. Only what is counted is shown; every
// number still opens its rows.
import { Link } from '@tanstack/react-router';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { tallyRhythms } from '#modules/rhythms/shared/queries.ts';
import { type UnitKind, unitKindTitles } from '#modules/territory/shared/unit.ts';
import { boardGrids, boardOverview, boardUnits } from '../shared/queries.ts';
import { doorOf, percent, rowsAt } from './figures.tsx';
import style from './wall.module.css';
import { WallGrids } from './wall-grids.tsx';
import { WallBlock, WallNumber, WallRow } from './wall-parts.tsx';

const messages = {
  zh: {
    today: '今天来的',
    channels: (n: number) => `${n} 个渠道`,
    open: '在办',
    overdue: '超时',
    longest: '最久',
    response: '响应率',
    resolution: '解决率（回访口径）',
    satisfaction: '满意率',
    first: '最该看的',
    byHarm: '按后果排',
    calm: '没有急的，没有超时的',
    rhythms: '三个一',
    month: '本月 · 完成 / 应做',
    missed: (n: number) => `缺 ${n}`,
    handling: '谁在办',
    openLate: '在办 / 超时',
    below: '下级单元',
    urgent: '紧急',
  },
  en: {
    today: 'Came today',
    channels: (n: number) => `${n} channels`,
    open: 'Open',
    overdue: 'Overdue',
    longest: 'longest',
    response: 'Response rate',
    resolution: 'Resolution (by callback)',
    satisfaction: 'Satisfaction',
    first: 'Look here first',
    byHarm: 'by harm',
    calm: 'Nothing urgent, nothing late',
    rhythms: 'Rhythms',
    month: 'this month · done / to be done',
    missed: (n: number) => `${n} missed`,
    handling: 'Who has it',
    openLate: 'open / overdue',
    below: 'Units below',
    urgent: 'Emergency',
  },
};

const live = { everyMs: 60_000, keep: true };
const mostRows = 6;

export default function WallPage() {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const to = dateOf(useNow());
  const input = { from: `${to.slice(0, 7)}-01`, to };
  const { answer, problem, again } = useAsk(boardOverview, input, { ...live, events: ['request.'] });
  const units = useAsk(boardUnits, input, { ...live, events: ['request.'] }).answer;
  const grids = useAsk(boardGrids, {}, { ...live, events: ['request.'] }).answer?.grids ?? [];
  const hasRhythms = roles[post.role].reach === 'territory';
  const tally = useAsk(tallyRhythms, input, { ...live, events: ['rhythm.'], enabled: hasRhythms }).answer;
  if (!answer) return problem ? <ProblemNote problem={problem} again={again} /> : <Skeleton lines={10} />;
  const { now, rates, consequences } = answer;
  return (
    <div className={style['wall']}>
      <div className={style['sums']}>
        <WallNumber label={t.today} figure={answer.today} aside={t.channels(answer.byChannel.length)} />
        <WallNumber label={t.open} figure={now.open} />
        <WallNumber
          label={t.overdue}
          figure={now.overdue}
          tone="late"
          aside={
            now.longestOverdue?.resolveDueAt && (
              <>
                {t.longest} <TimeLeft dueAt={now.longestOverdue.resolveDueAt} />
              </>
            )
          }
        />
        <WallNumber label={t.response} figure={rates.response.denominator} shown={percent(rates.response.value)} />
        <WallNumber
          label={t.resolution}
          figure={rates.resolution.denominator}
          shown={percent(rates.resolution.value)}
        />
        <WallNumber
          label={t.satisfaction}
          figure={rates.satisfaction.denominator}
          shown={percent(rates.satisfaction.value)}
        />
      </div>
      <div className={style['column']}>
        <WallBlock title={t.first} how={t.byHarm} grows>
          {consequences.rows.length === 0 && <p className="muted">{t.calm}</p>}
          {consequences.rows.slice(0, mostRows).map((row) => (
            <Link
              key={row.id}
              className={style['row']}
              to={`${rowsAt}/${row.id}`}
              search={doorOf(consequences.all.filter)}
            >
              <span className={style['what']}>{row.summary}</span>
              <span className={style['where']}>{row.placeText ?? row.territoryName}</span>
              <span className={style['when']}>
                {row.resolveDueAt ? (
                  <TimeLeft dueAt={row.resolveDueAt} soon={row.timeCard === 'yellow'} />
                ) : (
                  <span className="late">{t.urgent}</span>
                )}
              </span>
            </Link>
          ))}
        </WallBlock>
        {tally && (
          <WallBlock title={t.rhythms} how={t.month}>
            {tally.rhythms.map((one) => (
              <WallRow
                key={one.code}
                name={words(one.title)}
                share={one.planned.value === 0 ? 0 : one.done.value / one.planned.value}
              >
                <NumberDoor value={one.done.value} to="/desk/rhythms" search={one.done.filter} /> /{' '}
                <NumberDoor value={one.planned.value} to="/desk/rhythms" search={one.planned.filter} />
                {one.missed.value > 0 && (
                  <NumberDoor
                    value={t.missed(one.missed.value)}
                    to="/desk/rhythms"
                    search={one.missed.filter}
                    tone="late"
                  />
                )}
              </WallRow>
            ))}
          </WallBlock>
        )}
      </div>
      <div className={style['column']}>{grids.length > 0 && <WallGrids grids={grids} />}</div>
      {units && (
        <div className={style['column']}>
          <WallBlock title={t.handling} how={t.openLate} grows>
            {units.handlingKinds
              .filter(({ open }) => open.value > 0)
              .map(({ kind, open, overdue }) => (
                <WallRow key={kind} name={words(unitKindTitles[kind as UnitKind] ?? { zh: kind, en: kind })}>
                  <NumberDoor value={open.value} to={rowsAt} search={doorOf(open.filter)} />
                  <NumberDoor
                    value={overdue.value}
                    to={rowsAt}
                    search={doorOf(overdue.filter)}
                    tone={overdue.value > 0 ? 'late' : undefined}
                  />
                </WallRow>
              ))}
          </WallBlock>
          {units.children.length > 0 && (
            <WallBlock title={t.below} how={t.openLate}>
              {[...units.children]
                .sort((a, b) => b.overdue.value - a.overdue.value || b.open.value - a.open.value)
                .slice(0, mostRows)
                .map(({ unitId, name, open, overdue }) => (
                  <WallRow key={unitId} name={name}>
                    <NumberDoor value={open.value} to={rowsAt} search={doorOf(open.filter)} />
                    <NumberDoor
                      value={overdue.value}
                      to={rowsAt}
                      search={doorOf(overdue.filter)}
                      tone={overdue.value > 0 ? 'late' : undefined}
                    />
                  </WallRow>
                ))}
            </WallBlock>
          )}
        </div>
      )}
    </div>
  );
}
