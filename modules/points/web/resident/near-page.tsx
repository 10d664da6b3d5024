// 身边服务: what is within ten minutes of my home, open now or when, with a button to ring. 长辈版 asks first for what, and reckons at an elder's pace.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type MyPlace, PlacePicker, useMyPlace } from '#modules/requests/web/public.ts';
import { nearPoints } from '../../shared/queries.ts';
import style from './near.module.css';
import { NearCard } from './near-card.tsx';

const messages = {
  zh: {
    title: '身边服务',
    from: (address: string) => `从 ${address} 出发`,
    other: '换地方',
    back: '回我家',
    choose: '从哪里出发？',
    chooseWhy: '选到楼号，就能算出走路几分钟。不用登录，也不会记下您是谁。',
    unlocated: '还没有人标出这里在地图上的位置，所以算不出走路几分钟。下面是社区登记的服务点。',
    estimate: (minutes: number, isElder: boolean) =>
      `${minutes} 分钟按${isElder ? '老人' : '常人'}步速、直线距离估算，实际路线会有出入。`,
    what: '找什么',
    all: '全部',
    openNow: '只看现在开着的',
    within: (n: number) => `${n} 家`,
    minutes: (n: number) => `${n} 分钟`,
    comes: '可以上门',
    farther: (n: number) => `较远，${n} 分钟`,
    none: '附近没有',
    far: (minutes: number) => `${minutes} 分钟内没有，最近的：`,
    missing: (minutes: number, what: string) => `${minutes} 分钟内没有：${what}`,
    empty: '没有符合的',
    emptyHow: '换一类看看，或者去掉“只看现在开着的”。',
    backToAll: '看别的服务',
  },
  en: {
    title: 'Services nearby',
    from: (address: string) => `From ${address}`,
    other: 'Another place',
    back: 'My home',
    choose: 'From where?',
    chooseWhy: 'With the building we can tell the minutes on foot. No sign-in, and nobody notes who you are.',
    unlocated:
      'Nobody has marked this place on the map yet, so the minutes are not known. Here is what the community lists.',
    estimate: (minutes: number, isElder: boolean) =>
      `${minutes} minutes at ${isElder ? 'an elder’s' : 'the usual'} pace, reckoned from the straight line; the way itself may differ.`,
    what: 'What',
    all: 'All',
    openNow: 'Open now only',
    within: (n: number) => `${n}`,
    minutes: (n: number) => `${n} min`,
    comes: 'comes to you',
    farther: (n: number) => `farther, ${n} min`,
    none: 'none near',
    far: (minutes: number) => `None within ${minutes} minutes; the nearest:`,
    missing: (minutes: number, what: string) => `None within ${minutes} minutes: ${what}`,
    empty: 'Nothing fits',
    emptyHow: 'Try another kind, or show those that are shut as well.',
    backToAll: 'Other services',
  },
};

type Answer = QueryAnswer<typeof nearPoints>;
type Filters = { place: string | undefined; kind: string | undefined; open: string | undefined };
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const readFilters = (raw: Record<string, unknown>): Filters => ({
  place: textOf(raw['place']),
  kind: textOf(raw['kind']),
  open: textOf(raw['open']),
});

export default function NearPage() {
  const t = useMessages(messages);
  const { isOn } = useElderMode();
  const mine = useMyPlace();
  const [filters, setFilters] = useFilters(readFilters);
  const [isChoosing, setChoosing] = useState(false);
  const from: Pick<MyPlace, 'id' | 'isUnit'> | null = filters.place ? { id: filters.place, isUnit: false } : mine;
  const { answer, problem, isFirst, again } = useAsk(
    nearPoints,
    { ...(from?.isUnit ? { unitId: from.id } : { placeId: from?.id }), pace: isOn ? 'elder' : 'usual' },
    { enabled: from !== null, keep: true, everyMs: 60_000 },
  );
  if (from === null || isChoosing) {
    return (
      <div className={style['page']}>
        <header>
          <h1>{t.choose}</h1>
          <p className="muted">{t.chooseWhy}</p>
        </header>
        <PlacePicker
          onPick={(place) => {
            setChoosing(false);
            setFilters({ place: place.id });
          }}
        />
      </div>
    );
  }
  return (
    <div className={style['page']}>
      <header>
        <h1>{t.title}</h1>
        <div className={style['from']}>
          <span>{answer && t.from(answer.from.address)}</span>
          <Button icon="pin" onPress={() => setChoosing(true)}>
            {t.other}
          </Button>
          {filters.place && mine && filters.place !== mine.id && (
            <Button onPress={() => setFilters({ place: undefined })}>{t.back}</Button>
          )}
        </div>
      </header>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={8} />}
      {answer && answer.from.locatedBy === null && <Note icon="pin">{t.unlocated}</Note>}
      {answer && (isOn && !filters.kind ? <KindRows answer={answer} /> : <Points answer={answer} filters={filters} />)}
      {answer && answer.from.locatedBy !== null && <p className="faint">{t.estimate(answer.reach.minutes, isOn)}</p>}
    </div>
  );
}

/** 长辈版: one question a screen. */
function KindRows({ answer }: { answer: Answer }) {
  const t = useMessages(messages);
  const words = useWords();
  const farOf = ({ kindCode, minutes, withinCount }: Answer['kinds'][number]): string => {
    if (minutes !== null && minutes <= answer.reach.minutes) return t.minutes(minutes);
    if (answer.points.some((point) => point.kindCode === kindCode && point.comesHome)) return t.comes;
    if (minutes !== null) return t.farther(minutes);
    return withinCount > 0 ? t.within(withinCount) : t.none;
  };
  return (
    <nav aria-label={t.what} className={style['rows']}>
      {answer.kinds.map((kind) => (
        <Link key={kind.kindCode} to="/points" search={(before: object) => ({ ...before, kind: kind.kindCode })}>
          <b>{words(kind.title)}</b>
          <span>{farOf(kind)}</span>
        </Link>
      ))}
    </nav>
  );
}

function Points({ answer, filters }: { answer: Answer; filters: Filters }) {
  const t = useMessages(messages);
  const words = useWords();
  const { isOn } = useElderMode();
  const shown = answer.points.filter(
    (point) =>
      (filters.kind === undefined || point.kindCode === filters.kind) &&
      (filters.open === undefined || point.standing?.isOpen === true),
  );
  const within = shown.filter((point) => point.isWithin || point.minutes === null);
  const beyond = shown.filter((point) => !point.isWithin && point.minutes !== null);
  const missing = answer.kinds.filter((kind) => kind.withinCount === 0 && kind.isExpected);
  const { minutes } = answer.reach;
  const chip = (key: string, search: Partial<Filters>, isChosen: boolean, label: string, aside?: string) => (
    <Link
      key={key}
      to="/points"
      search={(before: object) => ({ ...before, ...search })}
      replace
      className={style['chip']}
      activeOptions={{ exact: true }}
      aria-current={isChosen ? 'true' : undefined}
    >
      {label}
      {aside && <small>{aside}</small>}
    </Link>
  );
  return (
    <>
      {isOn ? (
        <Link to="/points" search={(before: object) => ({ ...before, kind: undefined })} className={style['backAll']}>
          <Icon name="back" /> {t.backToAll}
        </Link>
      ) : (
        <nav aria-label={t.what} className={style['chips']}>
          {chip('all', { kind: undefined }, filters.kind === undefined, t.all)}
          {answer.kinds.map((kind) =>
            chip(
              kind.kindCode,
              { kind: kind.kindCode },
              filters.kind === kind.kindCode,
              words(kind.title),
              kind.withinCount > 0 ? String(kind.withinCount) : '0',
            ),
          )}
          {chip('open', { open: filters.open ? undefined : '1' }, filters.open !== undefined, t.openNow)}
        </nav>
      )}
      {answer.from.locatedBy !== null && missing.length > 0 && filters.kind === undefined && (
        <p className={style['missing']}>
          <Icon name="warn" size={16} /> {t.missing(minutes, missing.map(({ title }) => words(title)).join('、'))}
        </p>
      )}
      {shown.length === 0 && <EmptyState icon="pin" title={t.empty} how={t.emptyHow} />}
      <ul className={style['list']}>
        {within.map((point) => (
          <NearCard key={point.pointId} point={point} />
        ))}
      </ul>
      {beyond.length > 0 && (
        <section>
          <h2 className={style['beyond']}>{t.far(minutes)}</h2>
          <ul className={style['list']}>
            {beyond.map((point) => (
              <NearCard key={point.pointId} point={point} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
