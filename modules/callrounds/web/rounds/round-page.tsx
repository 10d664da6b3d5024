// One round as the desk follows it (A9): how many are left, who rings whom now, and the names — not yet first. Callers stand by name with persons reached: it is no
// ranking (国办函〔2026〕12号).
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { finishRound } from '../../shared/commands.ts';
import { roundPage } from '../../shared/queries.ts';
import { leftStates, reachedStates, type TurnState, turnStates, turnStateTitles } from '../../shared/turn.ts';
import style from '../calls.module.css';
import { leftOf, reachedOf, roundEvents } from '../words.ts';
import { Callers } from './callers.tsx';
import { People } from './people.tsx';

const messages = {
  zh: {
    back: '电话核对',
    ring: '打电话',
    finish: '结束这一轮',
    all: (listed: number, added: number) => `名单 ${listed} 人${added > 0 ? `，核对中补进 ${added} 人` : ''}`,
    left: '还没打通',
    reached: '已核对',
    until: '截止',
    rules: (tries: number, minutes: number, from: string, until: string) =>
      `没人接隔 ${minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`}再打，最多 ${tries} 次；${from}–${until} 之间打`,
    over: (left: number) =>
      left === 0 ? '这一轮已结束，都有了结果。' : `这一轮已结束，还有 ${left} 人没有打到，名字在下面。`,
    purpose: '先说',
  },
  en: {
    back: 'Call-rounds',
    ring: 'Ring',
    finish: 'Finish this round',
    all: (listed: number, added: number) => `${listed} listed${added > 0 ? `, ${added} added in calls` : ''}`,
    left: 'left',
    reached: 'reached',
    until: 'Until',
    rules: (tries: number, minutes: number, from: string, until: string) =>
      `No answer: again after ${minutes} minutes, ${tries} times at most; between ${from} and ${until}`,
    over: (left: number) =>
      left === 0 ? 'Over: everybody has a result.' : `Over: ${left} were not reached, named below.`,
    purpose: 'Say first',
  },
};

type Search = { states?: TurnState[] | undefined };
const isState = (value: unknown): value is TurnState => (turnStates as readonly unknown[]).includes(value);
const readSearch = (raw: Record<string, unknown>): Search => {
  const states = Array.isArray(raw['states']) ? raw['states'].filter(isState) : [];
  return states.length > 0 ? { states } : {};
};

export default function RoundPage() {
  const t = useMessages(messages);
  const words = useWords();
  const roundId = useParam('roundId') ?? '';
  const [search] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useAsk(roundPage, { roundId }, { events: roundEvents });
  const finish = useCommand(finishRound, { invalidates: ['callround.'] });
  if (isFirst) return <Skeleton lines={10} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { round, callers, closing, abilities } = answer;
  const { counts } = round;
  const here = `/desk/calls/${roundId}`;
  return (
    <>
      <PageHead
        title={round.title}
        sub={`${round.unitName} · ${words(round.source)}`}
        acts={
          <span className={style['acts']}>
            {abilities.mayCall && (
              <LinkButton kind="primary" icon="phone" to={`${here}/ring`}>
                {t.ring}
              </LinkButton>
            )}
            {abilities.mayFinish && (
              <Button busy={finish.isSending} onPress={() => void finish.run({ roundId })}>
                {t.finish}
              </Button>
            )}
            <LinkButton kind="quiet" icon="back" to="/desk/calls">
              {t.back}
            </LinkButton>
          </span>
        }
      >
        <div className={style['sums']}>
          <NumberDoor size="sum" value={leftOf(counts)} label={t.left} to={here} search={{ states: leftStates }} />
          <NumberDoor
            size="sum"
            value={reachedOf(counts)}
            label={t.reached}
            to={here}
            search={{ states: reachedStates }}
            tone="good"
          />
          {(['at_door', 'refused', 'moved_away', 'excused'] as const)
            .filter((state) => counts[state] > 0)
            .map((state) => (
              <NumberDoor
                key={state}
                size="sum"
                value={counts[state]}
                label={words(turnStateTitles[state])}
                to={here}
                search={{ states: [state] }}
                tone={state === 'at_door' ? 'soon' : undefined}
              />
            ))}
          <span className="muted">{t.all(round.listed, round.added)}</span>
        </div>
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={finish.problem ?? problem} again={finish.problem ? finish.again : again} />
        {closing && (
          <Note icon="check">
            {t.over(
              leftOf(closing.counts) + closing.counts.at_door + closing.counts.refused + closing.counts.moved_away,
            )}
          </Note>
        )}
        <section className={`card ${style['part']}`}>
          <p>
            <span className="muted">{t.purpose}：</span>
            {round.purpose}
          </p>
          <p className="muted">
            {t.until} <Moment at={round.dueAt} /> {!round.finishedAt && <TimeLeft dueAt={round.dueAt} />} ·{' '}
            {t.rules(round.tries, round.minutesApart, round.ringsFrom, round.ringsUntil)}
          </p>
        </section>
        <Callers callers={callers} />
        <People roundId={roundId} states={search.states} />
      </div>
    </>
  );
}
