// A sweep on the phone (B5): what was looked at is one tap, what was found is reported as a request first and linked, and the rest is fine in one tap.
// It works without a net: what is tapped stands on the screen and goes when there is one.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { checkItem, finishSweep } from '../../shared/commands.ts';
import { myRhythms, type SweepItem, sweepPage } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import { StateTag } from '../state-tag.tsx';
import style from './field.module.css';
import { FindingForm } from './finding-form.tsx';
import { SweepRow } from './sweep-row.tsx';
import { checked, finished } from './taps.ts';

const messages = {
  zh: {
    back: '今日',
    dueOn: '应办日',
    found: (n: number) => `发现问题 ${n} 项`,
    left: (n: number) => `还有 ${n} 项没单独看`,
    rest: '其余都正常，报送',
    all: '全部正常，报送',
    send: '报送',
    done: (found: number, items: number) =>
      `已报送：查 ${items} 项，${found === 0 ? '没有发现问题' : `发现问题 ${found} 项`}`,
    late: '日子已过，现在报送记为补做，缺的记录照样保留。',
    queued: '已存在本机，有网就报',
  },
  en: {
    back: 'Today',
    dueOn: 'Due on',
    found: (n: number) => `${n} findings`,
    left: (n: number) => `${n} not looked at separately`,
    rest: 'The rest is fine, report',
    all: 'All is fine, report',
    send: 'Report',
    done: (found: number, items: number) =>
      `Reported: ${items} items, ${found === 0 ? 'nothing found' : `${found} findings`}`,
    late: 'The day is over: this counts as made up for, the miss stays on record.',
    queued: 'Kept on this phone, sent when there is a net',
  },
};

export default function SweepPage() {
  const t = useMessages(messages);
  const words = useWords();
  const occurrenceId = useParam('occurrenceId') ?? '';
  const [finding, setFinding] = useState<SweepItem>();
  const { answer, problem, again, isFirst } = useAsk(sweepPage, { occurrenceId }, { events: rhythmEvents });
  const check = useCommand(checkItem, {
    draft: (input, draft) => draft.change(sweepPage, (page) => checked(page, input)),
  });
  const finish = useCommand(finishSweep, {
    invalidates: [myRhythms.name],
    draft: (input, draft) => draft.change(sweepPage, (page) => finished(page, input)),
  });

  if (isFirst) return <Skeleton lines={10} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { occurrence, items, abilities } = answer;
  const left = items.filter(({ result }) => result === null).length;
  const found = items.filter(({ result }) => result === 'finding').length;
  const isDone = finish.phase === 'done' || finish.phase === 'queued' || !abilities.check.may;

  function note(item: SweepItem, result: 'fine' | 'finding', foundRequestIds: string[] = []): void {
    void check.run({ occurrenceId, ordinal: item.ordinal, result, foundRequestIds });
  }

  return (
    <>
      <PageHead title={words(occurrence.title)} sub={occurrence.unitName}>
        <p className={style['facts']}>
          <span>
            {t.dueOn} <Day on={occurrence.dueOn} />
          </span>
          {!occurrence.isToday || occurrence.state !== 'due' ? <StateTag line={occurrence} /> : null}
          {found > 0 && <span className="late">{t.found(found)}</span>}
        </p>
        {occurrence.state === 'missed' && abilities.check.may && <Note icon="clock">{t.late}</Note>}
        {!abilities.check.may && abilities.check.whyNot && occurrence.state !== 'done' && (
          <Note icon="lock">{words(abilities.check.whyNot)}</Note>
        )}
      </PageHead>
      <ProblemNote problem={check.problem} again={check.again} />
      <ol className={style['items']} aria-label={words(occurrence.title)}>
        {items.map((item) => (
          <SweepRow
            key={item.ordinal}
            item={item}
            mayCheck={!isDone}
            onFine={() => note(item, 'fine')}
            // What is already a request needs no second one: the finding is what is new about it.
            onFinding={() => (item.requestId ? note(item, 'finding', [item.requestId]) : setFinding(item))}
          />
        ))}
      </ol>
      <div className={style['foot']}>
        <ProblemNote problem={finish.problem} again={finish.again} />
        {isDone ? (
          <>
            {occurrence.state === 'done' || occurrence.madeUpAt || finish.phase !== 'idle' ? (
              <p role="status" className="good">
                {finish.phase === 'queued' ? t.queued : t.done(found, items.length)}{' '}
                {occurrence.doneAt && <Moment at={occurrence.doneAt} short />}
              </p>
            ) : null}
            <LinkButton to="/field" wide>
              {t.back}
            </LinkButton>
          </>
        ) : (
          <>
            {left > 0 && found > 0 && <p className="muted">{t.left(left)}</p>}
            <Button
              kind="primary"
              big
              wide
              busy={finish.isSending}
              onPress={() => void finish.run({ occurrenceId, restIsFine: left > 0 })}
            >
              {left === 0 ? t.send : left === items.length ? t.all : t.rest}
            </Button>
          </>
        )}
      </div>
      {finding && (
        <FindingForm
          item={finding}
          onClose={() => setFinding(undefined)}
          onReported={(requestId) => {
            note(finding, 'finding', [requestId]);
            setFinding(undefined);
          }}
        />
      )}
    </>
  );
}
