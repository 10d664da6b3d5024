// The clock of the request: from dispatch to done. Before dispatch it counts how long the caller has waited, suspended how long it is tracked.
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { ClockCard } from '#kernel/web/pieces/clock-card.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { formatExactSpan } from '#kernel/web/time/span.ts';
import type { RequestFacts } from '../parts/names.ts';
import style from './request-clock.module.css';

const messages = {
  zh: {
    resolve: '办结',
    waited: '来电人已经等了',
    starts: '派单后开始计时',
    yellowAt: (moment: string) => `${moment} 起亮黄牌`,
    isYellow: '已亮黄牌，到期后亮红牌',
    isRed: '已亮红牌',
    noLimit: '这一类不计办结时限',
    long: '长期跟踪',
    days: (n: number) => `${n} 天`,
    paused: (moment: string) => `${moment} 起停表，恢复后剩多少还是多少`,
    response: '接单',
    took: '用时',
    ended: (moment: string) => `${moment} 结束`,
  },
  en: {
    resolve: 'done',
    waited: 'The caller has waited',
    starts: 'the clock starts at dispatch',
    yellowAt: (moment: string) => `yellow card from ${moment}`,
    isYellow: 'yellow card; red once due',
    isRed: 'red card',
    noLimit: 'No limit for this kind',
    long: 'Long-running',
    days: (n: number) => `${n} days`,
    paused: (moment: string) => `paused since ${moment}; what was left is kept`,
    response: 'To be signed',
    took: 'Took',
    ended: (moment: string) => `ended ${moment}`,
  },
};

export function RequestClock({ request }: { request: RequestFacts }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const near = (at: Date | string | number) => formatNearMoment(instantOf(at), now, lang);

  if (request.state === 'merged' || request.state === 'withdrawn') return null;
  if (request.state === 'suspended') {
    return (
      <Plain
        icon="pause"
        label={t.long}
        big={t.days(request.openDays)}
        note={request.pausedAt ? t.paused(near(request.pausedAt)) : ''}
      />
    );
  }
  if (!request.dispatchedAt) {
    const waited = Math.max(0, now - instantOf(request.receivedAt));
    return <Plain icon="clock" label={t.waited} big={formatExactSpan(waited, lang)} note={t.starts} />;
  }
  if (!request.resolveDueAt) return <Plain icon="clock" label={t.noLimit} big="" note="" />;
  const isYellow = request.timeCard === 'yellow' || (request.yellowAt !== null && now >= instantOf(request.yellowAt));
  const isLate = now > instantOf(request.resolveDueAt);
  const note = request.resolvedAt
    ? `${t.took} ${formatExactSpan(instantOf(request.resolvedAt) - instantOf(request.dispatchedAt), lang)}`
    : isLate
      ? t.isRed
      : isYellow
        ? t.isYellow
        : request.yellowAt
          ? t.yellowAt(near(request.yellowAt))
          : undefined;
  return (
    <>
      <ClockCard
        what={t.resolve}
        dueAt={request.resolveDueAt}
        doneAt={request.resolvedAt}
        isSoon={isYellow}
        note={note}
      />
      {request.state === 'dispatched' && !request.respondedAt && request.responseDueAt && (
        <p className={style['response']}>
          <Icon name="bell" size={16} /> {t.response} · <TimeLeft dueAt={request.responseDueAt} />
        </p>
      )}
    </>
  );
}

type PlainProps = { icon: 'pause' | 'clock'; label: string; big: string; note: string };

function Plain({ icon, label, big, note }: PlainProps) {
  return (
    <div className={style['plain']}>
      <p>
        <Icon name={icon} size={16} /> {label}
      </p>
      {big && <b>{big}</b>}
      {note && <p>{note}</p>}
    </div>
  );
}
