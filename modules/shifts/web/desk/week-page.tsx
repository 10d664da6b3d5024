// 排班: a week by site. Who, as what, when; a role that is lacking is red by name. Planned by copying last week and mending what is red.
import { useState } from 'react';
import { addDays, dateOf, instantOf, weekdayOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { copyWeek } from '../../shared/commands.ts';
import { type RosterShift, type Site, shiftWeek } from '../../shared/queries.ts';
import type { ShiftWords } from '../../shared/roster.ts';
import { PeopleSheet } from '../people-sheet.tsx';
import style from '../shifts.module.css';
import { dayOf, spanOf, titleOfRole } from '../words.ts';
import { DayPage } from './day-page.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { SiteSheet } from './site-sheet.tsx';

const messages = {
  zh: {
    title: '排班',
    sub: (from: string, to: string) => `${from} 至 ${to}`,
    before: '上一周',
    after: '下一周',
    now: '本周',
    gaps: '缺人',
    shifts: '班',
    all: '看全部',
    site: '设岗点…',
    watch: '排值班…',
    plan: '加班次…',
    copy: '照抄上周',
    print: '打印当日表',
    none: '还没有岗点',
    how: '先设岗点：卡口、采样点、配送点；再给它加班次、排人。',
    lacking: '缺',
    watches: '单位值班',
    leftOut: (names: string) => `没有抄上的人（那时在别处）：${names}`,
    links: { volunteers: '志愿者', seconded: '下沉干部', hours: '服务时长' },
  },
  en: {
    title: 'Shifts',
    sub: (from: string, to: string) => `${from} to ${to}`,
    before: 'Week before',
    after: 'Week after',
    now: 'This week',
    gaps: 'shifts lack people',
    shifts: '',
    all: 'Show all',
    site: 'Set up a site…',
    watch: 'Plan a watch…',
    plan: 'Add a shift…',
    copy: 'Copy last week',
    print: 'Print the day',
    none: 'No sites yet',
    how: 'Set up a site first: a gate, a sampling site; then give it shifts and people.',
    lacking: 'lacks ',
    watches: 'Watches of units',
    leftOut: (names: string) => `Not copied, for they stand elsewhere then: ${names}`,
    links: { volunteers: 'Volunteers', seconded: 'Sent down', hours: 'Hours' },
  },
};

type Search = { monday: string | undefined; gaps: 'yes' | undefined };
const readSearch = (raw: Record<string, unknown>): Search => ({
  monday: typeof raw['monday'] === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw['monday']) ? raw['monday'] : undefined,
  gaps: raw['gaps'] === 'yes' ? 'yes' : undefined,
});
const here = '/desk/shifts';
type Open = { plan?: Site | 'watch'; site?: true; shiftId?: string; print?: Site };
type Week = QueryAnswer<typeof shiftWeek>;

export default function WeekPage() {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const [search] = useFilters(readSearch);
  const [open, setOpen] = useState<Open>({});
  const today = dateOf(now);
  const given = search.monday ?? today;
  const monday = addDays(given, -weekdayOf(given));
  const { answer, problem, isFirst, again } = useAsk(
    shiftWeek,
    { monday },
    { keep: true, events: ['shift.', 'work_site.'] },
  );
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const isShown = (shift: RosterShift) => !search.gaps || (shift.gaps.length > 0 && instantOf(shift.until) > now);
  const shifts = answer.shifts.filter(isShown);
  const watches = shifts.filter(({ siteId }) => siteId === null);
  const sites = answer.sites.filter((site) => !search.gaps || shifts.some(({ siteId }) => siteId === site.siteId));
  const close = () => setOpen({});
  const week = (days: number) => ({ monday: addDays(monday, days), gaps: search.gaps });
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub(dayOf(monday, lang), dayOf(addDays(monday, 6), lang))}
        acts={
          <span className={style['row']}>
            {(['volunteers', 'seconded', 'hours'] as const).map((page) => (
              <LinkButton key={page} kind="quiet" to={`${here}/${page}`}>
                {t.links[page]}
              </LinkButton>
            ))}
            <Button onPress={() => setOpen({ plan: 'watch' })}>{t.watch}</Button>
            <Button kind="primary" icon="plus" onPress={() => setOpen({ site: true })}>
              {t.site}
            </Button>
          </span>
        }
      >
        <div className={style['row']}>
          <LinkButton kind="quiet" icon="back" to={here} search={week(-7)}>
            {t.before}
          </LinkButton>
          <LinkButton kind="quiet" to={here} search={{ gaps: search.gaps }}>
            {t.now}
          </LinkButton>
          <LinkButton kind="quiet" icon="right" to={here} search={week(7)}>
            {t.after}
          </LinkButton>
          <NumberDoor
            value={answer.withGaps}
            unit={t.shifts}
            label={t.gaps}
            size="sum"
            to={here}
            search={{ monday, gaps: 'yes' }}
            tone={answer.withGaps > 0 ? 'late' : 'good'}
          />
          {search.gaps && (
            <LinkButton kind="quiet" to={here} search={{ monday }}>
              {t.all}
            </LinkButton>
          )}
        </div>
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {sites.length === 0 && watches.length === 0 && <EmptyState icon="flag" title={t.none} how={t.how} />}
        {watches.length > 0 && (
          <section className={`card ${style['site']}`} aria-label={t.watches}>
            <div className={style['siteHead']}>
              <h2>{t.watches}</h2>
            </div>
            <Days
              shifts={watches}
              monday={monday}
              words={answer.words}
              onOpen={(shiftId) => setOpen({ shiftId })}
              withUnit
            />
          </section>
        )}
        {sites.map((site) => (
          <SiteWeek key={site.siteId} site={site} monday={monday} answer={answer} shown={shifts} onOpen={setOpen} />
        ))}
      </div>
      {open.site && <SiteSheet words={answer.words} onClose={close} />}
      {open.plan && (
        <PlanSheet
          site={open.plan === 'watch' ? undefined : open.plan}
          words={answer.words}
          monday={monday}
          onClose={close}
        />
      )}
      {open.shiftId && <PeopleSheet shiftId={open.shiftId} onClose={close} mayPlan />}
      {open.print && (
        <DayPage
          site={open.print}
          on={today >= monday && today <= addDays(monday, 6) ? today : monday}
          onClose={close}
        />
      )}
    </>
  );
}

type SiteWeekProps = {
  site: Site;
  monday: string;
  answer: Week;
  shown: readonly RosterShift[];
  onOpen: (open: Open) => void;
};

function SiteWeek({ site, monday, answer, shown, onOpen }: SiteWeekProps) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const copy = useCommand(copyWeek, {
    invalidates: ['shift.week'],
    onDone: ({ result }) => setLeftOut((result as { leftOut: string[] }).leftOut),
  });
  const shifts = shown.filter(({ siteId }) => siteId === site.siteId);
  const kind = answer.words.kinds.find(({ code }) => code === site.kind)?.title;
  return (
    <section className={`card ${style['site']}`} aria-label={site.title}>
      <div className={style['siteHead']}>
        <h2>{site.title}</h2>
        {site.isDrill && <DrillTag />}
        <span className="muted">
          {[kind && words(kind), site.unitName, site.placeText].filter(Boolean).join(' · ')}
        </span>
        <span className={style['siteActs']}>
          <Button kind="quiet" icon="print" label={`${t.print} ${site.title}`} onPress={() => onOpen({ print: site })}>
            {t.print}
          </Button>
          {shifts.length === 0 && (
            <Button
              kind="quiet"
              label={`${t.copy} ${site.title}`}
              busy={copy.isSending}
              onPress={() => void copy.run({ siteId: site.siteId, fromMonday: addDays(monday, -7), toMonday: monday })}
            >
              {t.copy}
            </Button>
          )}
          <Button icon="plus" label={`${t.plan} ${site.title}`} onPress={() => onOpen({ plan: site })}>
            {t.plan}
          </Button>
        </span>
      </div>
      <ProblemNote problem={copy.problem} again={copy.again} />
      {leftOut.length > 0 && <p className="soon">{t.leftOut(leftOut.join(lang === 'zh' ? '、' : ', '))}</p>}
      <Days shifts={shifts} monday={monday} words={answer.words} onOpen={(shiftId) => onOpen({ shiftId })} />
    </section>
  );
}

type DaysProps = {
  shifts: readonly RosterShift[];
  monday: string;
  words: ShiftWords;
  onOpen: (shiftId: string) => void;
  withUnit?: boolean;
};

function Days({ shifts, monday, words: all, onOpen, withUnit = false }: DaysProps) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  return (
    <div className={style['week']}>
      {[0, 1, 2, 3, 4, 5, 6].map((n) => {
        const on = addDays(monday, n);
        // One that ran over from the day before the week stands on its first day.
        const those = shifts.filter(({ from }) => {
          const begins = dateOf(instantOf(from));
          return begins === on || (n === 0 && begins < monday);
        });
        return (
          <div
            key={on}
            className={style['day']}
            data-today={on === dateOf(now) || undefined}
            data-empty={those.length === 0 || undefined}
          >
            <h3>{dayOf(on, lang)}</h3>
            {those.map((shift) => {
              const isOver = instantOf(shift.until) <= now;
              const standing = shift.lines.filter(({ state }) => state !== 'declined' && state !== 'replaced');
              return (
                <button
                  key={shift.shiftId}
                  type="button"
                  className={style['shift']}
                  data-gap={(shift.gaps.length > 0 && !isOver) || undefined}
                  data-over={isOver || undefined}
                  onClick={() => onOpen(shift.shiftId)}
                >
                  <span>{spanOf(shift.from, shift.until, lang)}</span>
                  {withUnit && <b>{shift.unitName}</b>}
                  <span className="muted">{shift.task}</span>
                  {standing.map(({ lineId, name, role, fatigue }) => (
                    <span key={lineId}>
                      {name} <span className="faint">{words(titleOfRole(all, role))}</span>
                      {fatigue.tone !== 'calm' && (
                        <span className={fatigue.tone === 'red' ? 'late' : 'soon'}> {fatigue.inARow}h</span>
                      )}
                    </span>
                  ))}
                  {!isOver &&
                    shift.gaps.map(({ role, lacking }) => (
                      <span key={role} className="late">
                        {`${t.lacking}${words(titleOfRole(all, role))} ${lacking}`}
                      </span>
                    ))}
                </button>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}
