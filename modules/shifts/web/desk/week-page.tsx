// 排班: a week by site. Who, as what, when; a role that is lacking is red by name. Planned by copying last week and mending what is red.
import { useState } from 'react';
import { addDays, dateOf, instantOf, weekdayOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type RosterShift, type Site, shiftWeek } from '../../shared/queries.ts';
import { PeopleSheet } from '../people-sheet.tsx';
import style from '../shifts.module.css';
import { dayOf } from '../words.ts';
import { DayPage } from './day-page.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { SiteSheet } from './site-sheet.tsx';
import { type Opened, SiteWeek } from './site-week.tsx';
import { WeekDays } from './week-days.tsx';

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
    none: '还没有岗点',
    how: '先设岗点：卡口、采样点、配送点；再给它加班次、排人。',
    watches: '单位值班',
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
    none: 'No sites yet',
    how: 'Set up a site first: a gate, a sampling site; then give it shifts and people.',
    watches: 'Watches of units',
    links: { volunteers: 'Volunteers', seconded: 'Sent down', hours: 'Hours' },
  },
};

type Search = { monday: string | undefined; gaps: 'yes' | undefined };
const readSearch = (raw: Record<string, unknown>): Search => ({
  monday: typeof raw['monday'] === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw['monday']) ? raw['monday'] : undefined,
  gaps: raw['gaps'] === 'yes' ? 'yes' : undefined,
});
const here = '/desk/shifts';

export default function WeekPage() {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const [search] = useFilters(readSearch);
  const [open, setOpen] = useState<Opened>({});
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
  const isLacking = (shift: RosterShift) => shift.gaps.length > 0 && instantOf(shift.until) > now;
  const shifts = answer.shifts.filter((shift) => !search.gaps || isLacking(shift));
  const watches = shifts.filter(({ siteId }) => siteId === null);
  const lacks = ({ siteId }: Site) => shifts.some((shift) => shift.siteId === siteId && isLacking(shift));
  // Who lacks somebody stands first.
  const sites = answer.sites
    .filter((site) => !search.gaps || lacks(site))
    .toSorted((a, b) => Number(lacks(b)) - Number(lacks(a)));
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
            <WeekDays
              shifts={watches}
              monday={monday}
              words={answer.words}
              onOpen={(shiftId) => setOpen({ shiftId })}
              withUnit
            />
          </section>
        )}
        {sites.map((site) => (
          <SiteWeek
            key={site.siteId}
            site={site}
            monday={monday}
            words={answer.words}
            shifts={shifts.filter(({ siteId }) => siteId === site.siteId)}
            onOpen={setOpen}
          />
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
