// 今日 on the phone: what is mine to do now, the worst first — visits, requests, rounds and decisions in one list. Any number above opens the rows it counts.
import { useState } from 'react';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { deskRoles, type Role } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { MoreRows } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { HatSwitch } from '#kernel/web/shell/switches.tsx';
import { formatDay } from '#kernel/web/time/span.ts';
import { Appointments, passes, TodayRow as RequestRow, useCatalogue } from '#modules/requests/web/public.ts';
import { MoreOwed } from '#modules/rhythms/web/public.ts';
import { isSaid } from '../../shared/look-up.ts';
import { DoneList } from './done-list.tsx';
import type { TodayItem } from './items.ts';
import { SearchOnPage, ViewSwitch } from './look.tsx';
import { Stuck } from './stuck.tsx';
import { type Sum, Sums } from './sums.tsx';
import list from './today-list.module.css';
import { TodayList } from './today-list.tsx';
import { TodayMap } from './today-map.tsx';
import style from './today-page.module.css';
import { useToday } from './use-today.ts';

const messages = {
  zh: {
    title: '今日',
    late: '逾期',
    today: '今天',
    open: '本期',
    done: '已完成',
    to_sign: '待接单',
    emergency: '紧急',
    to_verify: '待核实',
    area: '网格在办',
    none: '手上没有要办的',
    noneHow: '派给您的、到期该走访的会出现在这里，先急后缓。',
    noneHere: '这一栏是空的',
    notFound: (said: string) => `没有找到“${said}”`,
    all: '看全部',
    most: '人太多，先列出最急的 500 个；办掉一些，后面的就会上来。',
  },
  en: {
    title: 'Today',
    late: 'late',
    today: 'today',
    open: 'this round',
    done: 'done',
    to_sign: 'to take on',
    emergency: 'urgent',
    to_verify: 'to verify',
    area: 'open in the grid',
    none: 'Nothing is on your hands',
    noneHow: 'What is given to you and whom you are to visit stand here, the most urgent first.',
    noneHere: 'Nothing of this kind',
    notFound: (said: string) => `“${said}” was not found`,
    all: 'See all',
    most: 'The 500 most urgent are listed; others come up as these are done.',
  },
};

const spans = ['late', 'today', 'open'] as const;
const ofRequests = ['to_sign', 'emergency', 'to_verify'] as const;
const shows = [...spans, ...ofRequests, 'done', 'area'] as const;
type Show = (typeof shows)[number];
/** Fewer than these are seen at a glance. */
const worthSearching = 8;

export default function TodayPage() {
  const t = useMessages(messages);
  const lang = useLanguage();
  const { post } = useHat();
  const titles = useCatalogue();
  const [{ show, view }] = useFilters((raw) => ({
    show: shows.find((name) => name === raw['show']),
    view: raw['view'] === 'map' ? ('map' as const) : undefined,
  }));
  const [said, say] = useState('');
  const today = useToday({ when: spans.find((name) => name === show), said, isMap: view === 'map' });
  const { now, items, requests, area, counts } = today;
  const on = dateOf(now);
  const countOf = (filter: (typeof ofRequests)[number]) => requests.filter((row) => passes[filter](row, now)).length;
  const isDesk = (deskRoles as readonly Role[]).includes(post.role);
  const doneCount = today.closed.length + today.visited.length + today.going.length;
  const sums: Sum[] = [
    { show: 'late', label: t.late, count: counts.late, tone: 'late', isSteady: true },
    { show: 'today', label: t.today, count: counts.today, tone: 'soon', isSteady: true },
    { show: 'open', label: t.open, count: counts.open, isSteady: true },
    { show: 'done', label: t.done, count: doneCount, isSteady: true },
    { show: 'to_sign', label: t.to_sign, count: countOf('to_sign') },
    { show: 'emergency', label: t.emergency, count: countOf('emergency'), tone: 'late' },
    ...(isDesk ? [{ show: 'to_verify' as const, label: t.to_verify, count: countOf('to_verify') }] : []),
    ...(today.isTerritory ? [{ show: 'area' as const, label: t.area, count: area.length, isSteady: true }] : []),
  ];
  const isWork = show !== 'done' && show !== 'area';
  const chosen = items.filter((item) => isShown(item, show, now));
  const shown = chosen.filter((item) => isSaid(item.words, said));
  const isEmpty = isWork ? shown.length === 0 : show === 'done' ? doneCount === 0 : area.length === 0;
  const ground = { titles, withGrid: post.unitKind !== 'grid' };

  return (
    <>
      <PageHead title={t.title} sub={<time dateTime={on}>{formatDay(on, lang, now)}</time>}>
        <div className={style['hat']}>
          <HatSwitch />
          {isWork && <ViewSwitch view={view} show={show} />}
        </div>
        <Sums sums={sums} chosen={show} view={view} />
        {isWork && (chosen.length >= worthSearching || said !== '') && <SearchOnPage said={said} say={say} />}
      </PageHead>
      <Stuck held={today.stuck} />
      <Pieces door="field" slot="today" />
      {show === undefined && view === undefined && said === '' && <Appointments />}
      {today.problems.map(({ problem, again }) => (
        <ProblemNote key={problem?.code} problem={problem} again={again} />
      ))}
      {today.isFirst && <Skeleton lines={8} />}
      {!today.isFirst && isEmpty && today.problems.length === 0 && (
        <EmptyState
          title={said ? t.notFound(said) : show ? t.noneHere : t.none}
          how={show || said ? undefined : t.noneHow}
        >
          {show && <LinkButton to="/field">{t.all}</LinkButton>}
        </EmptyState>
      )}
      {isWork && !today.isFirst && (
        <>
          {view === 'map' ? <TodayMap items={shown} {...ground} /> : <TodayList items={shown} {...ground} />}
          {show !== 'today' && show !== 'open' && said === '' && today.moreOwed > 0 && (
            <MoreOwed count={today.moreOwed} />
          )}
          {today.hasMore && <MoreRows more={today.more} isAskingMore={today.isAskingMore} />}
          {today.isCut && <Note icon="list">{t.most}</Note>}
        </>
      )}
      {show === 'done' && <DoneList today={today} titles={titles} />}
      {show === 'area' && (
        <ul className={list['list']}>
          {area.map((row) => (
            <RequestRow key={row.id} row={row} titles={titles} isMine={false} />
          ))}
        </ul>
      )}
    </>
  );
}

function isShown(item: TodayItem, show: Show | undefined, now: number): boolean {
  if (show === undefined) return true;
  if (show === 'late' || show === 'today' || show === 'open') return item.when === show;
  if (show === 'done' || show === 'area') return false;
  return item.kind === 'request' && passes[show](item.request, now);
}
