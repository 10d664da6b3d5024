// The caller's page (A9), on the desk and on a phone: one person, the number, what to say, one tap for how it came out — and the next comes by itself.
import { useEffect } from 'react';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { claimNext } from '../../shared/commands.ts';
import { callerPage } from '../../shared/queries.ts';
import style from '../calls.module.css';
import { leftOf, roundEvents } from '../words.ts';
import { InHand } from './in-hand.tsx';
import { LastTold } from './last-told.tsx';

const messages = {
  zh: {
    begin: '开始打',
    next: '取下一位',
    sums: (left: number, mine: number) => `还有 ${left} 人 · 我核对到 ${mine} 人`,
    quiet: (from: string, until: string) => `${from}–${until} 之间才打电话，免得打扰居民。`,
    over: '这一轮已经结束',
    notMine: '您不是这一轮的打电话人',
    noneNow: '现在没有要打的',
    others: '剩下的别人正在打。',
    nextAt: '有人过会儿再打，最早',
    allDone: '都打完了',
    allDoneHow: '没打到的人在这一轮的名单里，需要上门的已交给网格员。',
    round: '看这一轮',
    how: '号码打开一次记一次，用途就是这一轮的说明；取到的人 10 分钟内不会分给别人。',
  },
  en: {
    begin: 'Begin',
    next: 'Take the next',
    sums: (left: number, mine: number) => `${left} left · ${mine} reached by me`,
    quiet: (from: string, until: string) => `People are rung between ${from} and ${until} only.`,
    over: 'This round is over',
    notMine: 'You do not ring in this round',
    noneNow: 'Nobody to ring now',
    others: 'Others are ringing those who are left.',
    nextAt: 'Some are to be rung again, the first at',
    allDone: 'All rung',
    allDoneHow: 'The unreached are named in the round; those to be visited are with the grid workers.',
    round: 'See the round',
    how: 'Each number opened is on record, for the purpose of this round; whom you have in hand is given to nobody else for ten minutes.',
  },
};

export default function RingPage() {
  const t = useMessages(messages);
  const roundId = useParam('roundId') ?? '';
  // Hours of ringing, claims that end and tries that are due again come with time and no event.
  const { answer, problem, isFirst, again } = useAsk(
    callerPage,
    { roundId },
    { events: roundEvents, everyMs: MINUTE_MS },
  );
  const claim = useCommand(claimNext, { invalidates: ['callround.'] });
  const personId = answer?.person?.personId;
  // A new person begins at the top: on a phone the taps are far below.
  useEffect(() => {
    if (personId) window.scrollTo({ top: 0 });
  }, [personId]);
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { round, person, ready, nextAt, mayRing, reachedByMe, last } = answer;
  const left = leftOf(round.counts);
  return (
    <>
      <PageHead title={round.title} sub={t.sums(left, reachedByMe)} />
      <div className={style['narrow']}>
        <ProblemNote problem={claim.problem ?? problem} again={claim.problem ? claim.again : again} />
        {last && <LastTold key={last.visitId} roundId={roundId} last={last} />}
        {person && <InHand key={person.personId} round={round} person={person} mayRing={mayRing} again={again} />}
        {!person && mayRing && ready > 0 && (
          <>
            <p className={style['say']}>{round.purpose}</p>
            <p className="muted">{t.how}</p>
            <Button
              kind="primary"
              big
              wide
              icon="phone"
              busy={claim.isSending}
              onPress={() => void claim.run({ roundId })}
            >
              {reachedByMe > 0 ? t.next : t.begin}
            </Button>
          </>
        )}
        {!person && mayRing && ready === 0 && left > 0 && (
          <EmptyState icon="clock" title={t.noneNow} {...(nextAt ? {} : { how: t.others })}>
            {nextAt && (
              <p>
                {t.nextAt} <Moment at={nextAt} />
              </p>
            )}
          </EmptyState>
        )}
        {!person && left === 0 && <EmptyState icon="check" title={t.allDone} how={t.allDoneHow} />}
        {!mayRing && left > 0 && (
          <Note icon="lock">
            {round.finishedAt ? t.over : round.isCaller ? t.quiet(round.ringsFrom, round.ringsUntil) : t.notMine}
          </Note>
        )}
        <LinkButton kind="quiet" to={`/desk/calls/${roundId}`}>
          {t.round}
        </LinkButton>
      </div>
    </>
  );
}
