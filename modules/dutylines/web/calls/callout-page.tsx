// One call-out, live: who is reached, who is rung now, who has gone up, who answers nowhere — by name, those who wait for an act first (E15).
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { type BranchState, branchStates, stateTitles } from '../../shared/callout.ts';
import { endCallout } from '../../shared/commands.ts';
import { type CalloutHead, calloutPage } from '../../shared/queries.ts';
import style from '../duty.module.css';
import { BranchItem } from './branch-item.tsx';
import { titleOf } from './callout-words.ts';

const messages = {
  zh: {
    back: '呼叫记录',
    end: '结束呼叫',
    inTime: (minutes: number) => `${minutes} 分钟内接通`,
    of: (units: number) => `共 ${units} 家`,
    all: '看全部',
    units: '各单位',
    by: (name: string) => `${name} 发起`,
    step: (minutes: number) => `${minutes} 分钟没应答转下一位，再没有就呼上级`,
    why: '夜间核查原因',
    ended: { by_hand: '已结束', time: '到时间自动结束', gave_way: '因紧急呼叫停止，不算核查' },
    none: '这一类没有单位',
    how: '点“看全部”。',
  },
  en: {
    back: 'Call-outs',
    end: 'End it',
    inTime: (minutes: number) => `reached within ${minutes} min`,
    of: (units: number) => `of ${units}`,
    all: 'Show all',
    units: 'Units',
    by: (name: string) => `by ${name}`,
    step: (minutes: number) => `The next after ${minutes} min without an answer, then the unit above`,
    why: 'Why by night',
    ended: { by_hand: 'Ended', time: 'Ended by itself', gave_way: 'Gave way to an emergency; counts as no check' },
    none: 'No unit of this kind',
    how: 'Show all.',
  },
};

type Filter = BranchState | 'in_time';
type Search = { state: Filter | undefined };
const filters: readonly Filter[] = [...branchStates, 'in_time'];
const readSearch = (raw: Record<string, unknown>): Search => ({ state: filters.find((one) => one === raw['state']) });

/** A tree that rings is looked at while it rings: the live stream tells of each step, this is for the minute in which it is down. */
const everyMs = 15_000;

export default function CalloutPage() {
  const t = useMessages(messages);
  const words = useWords();
  const calloutId = useParam('calloutId') ?? '';
  const [search] = useFilters(readSearch);
  const { answer, problem, isFirst, again } = useAsk(calloutPage, { calloutId }, { events: ['duty_call.'], everyMs });
  const end = useCommand(endCallout, { invalidates: ['duty_call.'] });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { callout, branches, abilities } = answer;
  const shown = branches.filter(
    (branch) => !search.state || (search.state === 'in_time' ? branch.isInTime : branch.state === search.state),
  );
  return (
    <>
      <PageHead
        title={words(titleOf(callout))}
        sub={
          <>
            {callout.isDrill && <DrillTag />} {callout.unitName} · <Moment at={callout.startedAt} /> ·{' '}
            {t.by(callout.startedByName)}
          </>
        }
        acts={
          <span className={style['row']}>
            <LinkButton kind="quiet" icon="back" to="/desk/duty/calls">
              {t.back}
            </LinkButton>
            {abilities.mayEnd && (
              <Button icon="stop" busy={end.isSending} onPress={() => void end.run({ calloutId })}>
                {t.end}
              </Button>
            )}
          </span>
        }
      >
        <Sums callout={callout} state={search.state} />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={end.problem ?? problem} again={end.problem ? end.again : again} />
        {callout.endReason && callout.endedAt && (
          <Note icon="check">
            {t.ended[callout.endReason]} <Moment at={callout.endedAt} short />
          </Note>
        )}
        <p>
          {callout.text} <span className="muted">· {t.step(callout.stepMinutes)}</span>
          {callout.reason && (
            <span className="muted">
              {' '}
              · {t.why}：{callout.reason}
            </span>
          )}
        </p>
        {shown.length === 0 ? (
          <EmptyState icon="list" title={t.none} how={t.how} />
        ) : (
          <ul className="card" aria-label={t.units}>
            {shown.map((branch) => (
              <BranchItem key={branch.unitId} calloutId={calloutId} branch={branch} mayTell={abilities.mayTell} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function Sums({ callout, state }: { callout: CalloutHead; state: Filter | undefined }) {
  const t = useMessages(messages);
  const words = useWords();
  const here = `/desk/duty/calls/${callout.calloutId}`;
  const { figure } = callout;
  return (
    <div className={style['sums']}>
      <NumberDoor
        size="sum"
        value={`${figure.inTime}/${figure.units}`}
        label={t.inTime(callout.withinMinutes)}
        to={here}
        search={{ state: 'in_time' }}
        tone={figure.inTime === figure.units ? 'good' : undefined}
      />
      {branchStates
        .filter((one) => figure[one] > 0)
        .map((one) => (
          <NumberDoor
            key={one}
            size="sum"
            value={figure[one]}
            label={words(stateTitles[one])}
            to={here}
            search={{ state: one }}
            tone={one === 'reached' ? 'good' : one === 'nobody' || one === 'escalated' ? 'late' : 'soon'}
          />
        ))}
      {state ? (
        <LinkButton kind="quiet" to={here}>
          {t.all}
        </LinkButton>
      ) : (
        <span className="muted">{t.of(figure.units)}</span>
      )}
    </div>
  );
}
