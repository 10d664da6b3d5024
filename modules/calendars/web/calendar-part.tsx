// 日历订阅 on one's own page: what the calendar of this post holds next, which links to it are open, and the way to open and end one.
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { comingEntries, type FeedLine, myFeeds } from '../shared/queries.ts';
import style from './calendars.module.css';
import { EndSheet } from './end-sheet.tsx';
import { OpenSheet } from './open-sheet.tsx';

const messages = {
  zh: {
    title: '日历订阅',
    what: '把这个岗位要做的日子放进手机或电脑自带的日历。里面只有事项名称和件数，没有居民姓名，点开回到系统里看。',
    next: '接下来',
    running: '正在进行',
    more: (n: number) => `另有 ${n} 项`,
    nothing: '三个月内没有排定的事，以后排了会自己出现。',
    open: '打开一个订阅',
    full: (most: number) => `这个岗位已有 ${most} 个订阅，先结束一个不用的`,
    links: '已打开的订阅',
    unnamed: '没有写用在哪里',
    opened: '打开于',
    read: '最近读取',
    never: '还没有被读取过',
    end: '结束',
    endOf: (label: string) => `结束订阅：${label}`,
  },
  en: {
    title: 'Calendar subscription',
    what: 'Puts what this post owes into the calendar of your phone or computer: what and how many, no names of residents. Opening an entry leads back here.',
    next: 'Next',
    running: 'Under way',
    more: (n: number) => `${n} more`,
    nothing: 'Nothing is laid out for the next three months; what comes will appear by itself.',
    open: 'Open a subscription',
    full: (most: number) => `This post has ${most} already; end one that is not used`,
    links: 'Open subscriptions',
    unnamed: 'No place named',
    opened: 'opened',
    read: 'last read',
    never: 'never read yet',
    end: 'End',
    endOf: (label: string) => `End the subscription: ${label}`,
  },
};

/** What fills the calendar happens in other modules. */
const events = ['calendar.', 'rhythm.', 'sweep.', 'meeting.', 'decision.', 'mediation.'];

export default function CalendarPart() {
  const t = useMessages(messages);
  const [isOpening, setOpening] = useState(false);
  const [ending, setEnding] = useState<FeedLine>();
  const { answer, problem, isFirst, again } = useAsk(myFeeds, {});
  const whyNot = answer && !answer.mayOpen ? t.full(answer.most) : undefined;
  return (
    <section className={style['part']} aria-label={t.title}>
      <h2>{t.title}</h2>
      <p className="muted">{t.what}</p>
      <Coming />
      {isFirst && <Skeleton lines={2} />}
      <ProblemNote problem={problem} again={again} />
      {answer && answer.feeds.length > 0 && (
        <>
          <h3>{t.links}</h3>
          <ul className={style['feeds']}>
            {answer.feeds.map((feed) => (
              <FeedRow key={feed.feedId} feed={feed} onEnd={() => setEnding(feed)} />
            ))}
          </ul>
        </>
      )}
      {answer && (
        <div>
          <Button icon="plus" whyNot={whyNot} onPress={() => setOpening(true)}>
            {t.open}
          </Button>
          {whyNot && <p className="muted">{whyNot}</p>}
        </div>
      )}
      {isOpening && <OpenSheet onClose={() => setOpening(false)} />}
      {ending && <EndSheet feed={ending} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

function Coming() {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const { answer, isFirst, problem, again } = useAsk(comingEntries, { limit: 3 }, { events });
  if (isFirst) return <Skeleton lines={3} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.rows.length === 0) return <p>{t.nothing}</p>;
  const rest = answer.count - answer.rows.length;
  return (
    <div>
      <h3>{t.next}</h3>
      <ul className={style['coming']}>
        {answer.rows.map((row) => (
          <li key={`${row.on} ${row.path} ${row.title.zh}`}>
            <span className={style['when']}>
              {!row.from ? <Day on={row.on} /> : instantOf(row.from) < now ? t.running : <Moment at={row.from} />}
            </span>
            <span>{words(row.title)}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="muted">{t.more(rest)}</p>}
    </div>
  );
}

function FeedRow({ feed, onEnd }: { feed: FeedLine; onEnd(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const label = feed.label || t.unnamed;
  return (
    <li>
      <div>
        <strong>{label}</strong>
        <p className="muted">
          {words(feed.roleTitle)} · {feed.unitName}
        </p>
        <p className="muted">
          {t.opened} <Moment at={feed.openedAt} /> ·{' '}
          {feed.lastReadOn ? (
            <>
              {t.read} <Day on={feed.lastReadOn} />
            </>
          ) : (
            t.never
          )}
        </p>
      </div>
      <Button kind="quiet" label={t.endOf(label)} onPress={onEnd}>
        {t.end}
      </Button>
    </li>
  );
}
