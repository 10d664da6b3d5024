// 今日 on the phone: what is mine to do now, the worst first. Any number above opens the rows it counts.
import { dateOf } from '#kernel/shared/clock/time.ts';
import { deskRoles, type Role, roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { HatSwitch } from '#kernel/web/shell/switches.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { formatDay } from '#kernel/web/time/span.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRequests } from '../../../shared/queries.ts';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { Appointments } from './appointments.tsx';
import { passes, type TodayFilter } from './arrange.ts';
import { type Sum, Sums } from './sums.tsx';
import { TodayList } from './today-list.tsx';
import style from './today-page.module.css';

const messages = {
  zh: {
    title: '今日',
    late: '已超时',
    today: '今天到期',
    to_sign: '待接单',
    emergency: '紧急',
    to_verify: '待核实',
    done: '今天结案',
    area: '网格在办',
    none: '手上没有要办的诉求',
    noneHow: '派给您的会出现在这里，先急后缓。',
    noneHere: '这一栏是空的',
    all: '看全部',
  },
  en: {
    title: 'Today',
    late: 'late',
    today: 'due today',
    to_sign: 'to take on',
    emergency: 'urgent',
    to_verify: 'to verify',
    done: 'closed today',
    area: 'open in the grid',
    none: 'No requests are on your hands',
    noneHow: 'What is given to you stands here, the most urgent first.',
    noneHere: 'Nothing of this kind',
    all: 'See all',
  },
};

const atMost = 200;
const shows = ['late', 'today', 'to_sign', 'emergency', 'to_verify', 'done', 'area'] as const;
type Show = (typeof shows)[number];
const isList = (show: Show | undefined): show is 'done' | 'area' => show === 'done' || show === 'area';

export default function TodayPage() {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const { post } = useHat();
  const titles = useCatalogue();
  const [{ show }] = useFilters((raw) => ({ show: shows.find((name) => name === raw['show']) }));
  const today = dateOf(now);
  const mine = useAsk(listRequests, { tab: 'mine', limit: atMost });
  const done = useAsk(listRequests, { leadUnitId: post.unitId, closedFrom: today, closedTo: today, limit: atMost });
  const isTerritory = roles[post.role].reach === 'territory';
  const area = useAsk(listRequests, { tab: 'open', limit: atMost }, { enabled: isTerritory });
  const mineRows = mine.answer?.rows ?? [];
  const count = (filter: TodayFilter) => mineRows.filter((row) => passes[filter](row, now)).length;
  const isDesk = (deskRoles as readonly Role[]).includes(post.role);

  const sums: Sum[] = [
    { show: 'late', label: t.late, count: count('late'), tone: 'late' },
    { show: 'today', label: t.today, count: count('today'), tone: 'soon' },
    { show: 'to_sign', label: t.to_sign, count: count('to_sign') },
    { show: 'emergency', label: t.emergency, count: count('emergency'), tone: 'late' },
    ...(isDesk ? [{ show: 'to_verify' as const, label: t.to_verify, count: count('to_verify') }] : []),
    { show: 'done', label: t.done, count: done.answer?.rows.length ?? 0, isQuiet: true },
    ...(isTerritory
      ? [{ show: 'area' as const, label: t.area, count: area.answer?.rows.length ?? 0, isQuiet: true }]
      : []),
  ];
  const asked = show === 'done' ? done : show === 'area' ? area : mine;
  const rows = asked.answer?.rows ?? [];
  const shown = show && !isList(show) ? rows.filter((row) => passes[show](row, now)) : rows;

  return (
    <>
      <PageHead title={t.title} sub={<time dateTime={today}>{formatDay(today, lang, now)}</time>}>
        <div className={style['hat']}>
          <HatSwitch />
        </div>
        <Sums sums={sums} chosen={show} />
      </PageHead>
      <Pieces door="field" slot="today" />
      {show === undefined && <Appointments />}
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton lines={8} />}
      {asked.answer && shown.length === 0 && (
        <EmptyState title={show ? t.noneHere : t.none} how={show ? undefined : t.noneHow}>
          {show && <LinkButton to="/field">{t.all}</LinkButton>}
        </EmptyState>
      )}
      <TodayList rows={shown} titles={titles} isPlain={isList(show)} />
    </>
  );
}
