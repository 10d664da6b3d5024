// One's own shift, with the one next tap: accept, come, hand over, leave. The same card on the phone of a worker and of a resident.
import { useState } from 'react';
import { dateOf, HOUR_MS, instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { answerShift, comeToShift, handOverShift, leaveShift, takeOverShift } from '../shared/commands.ts';
import type { MyShift } from '../shared/queries.ts';
import { earlyHours, lineState, lineStateTitles, type ShiftWords } from '../shared/roster.ts';
import style from './shifts.module.css';
import { spanOf, stateTones, titleOfRole } from './words.ts';

const messages = {
  zh: {
    accept: '接受',
    cannot: '来不了…',
    why: '为什么来不了',
    say: '告诉排班的人',
    come: '到岗',
    leave: '离岗',
    since: '到岗',
    until: '离岗',
    next: (name: string) => `下一班：${name}`,
    nobodyNext: '下一班还没有排人',
    hand: (name: string) => `交班给 ${name}…`,
    note: '交代什么（可不写）',
    handNow: '交班',
    handed: '已交班，等对方接',
    told: (name: string) => `${name} 交班给您`,
    take: '接班',
    back: '返回',
  },
  en: {
    accept: 'Accept',
    cannot: 'I cannot…',
    why: 'Why not',
    say: 'Tell the planner',
    come: 'I am here',
    leave: 'I leave',
    since: 'came',
    until: 'left',
    next: (name: string) => `Next: ${name}`,
    nobodyNext: 'Nobody is planned next',
    hand: (name: string) => `Hand over to ${name}…`,
    note: 'What to know (optional)',
    handNow: 'Hand over',
    handed: 'Handed over; waiting for them',
    told: (name: string) => `${name} hands the watch to you`,
    take: 'Take over',
    back: 'Back',
  },
};

const stale = { invalidates: ['shift.mine', 'volunteer.mine'] };

export function ShiftCard({ shift, words: all }: { shift: MyShift; words: ShiftWords }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const [asks, setAsks] = useState<'reason' | 'note'>();
  const [text, setText] = useState('');
  const close = () => {
    setAsks(undefined);
    setText('');
  };
  const answer = useCommand(answerShift, { ...stale, onDone: close, onQueued: close });
  const come = useCommand(comeToShift, stale);
  const leave = useCommand(leaveShift, stale);
  const hand = useCommand(handOverShift, { ...stale, onDone: close, onQueued: close });
  const take = useCommand(takeOverShift, stale);
  const { lineId, next } = shift;
  const state = lineState(shift, now);
  const mayCome = now >= instantOf(shift.from) - earlyHours * HOUR_MS && now < instantOf(shift.until);
  const isStanding = state === 'asked' || state === 'accepted';
  const problem = [answer, come, leave, hand, take].find((one) => one.problem);
  return (
    <article className={style['card']} aria-label={shift.siteTitle}>
      <div className={style['cardHead']}>
        <b>{shift.siteTitle}</b>
        <span>
          {shift.isDrill && <DrillTag />} <Tag tone={stateTones[state]}>{words(lineStateTitles[state])}</Tag>
        </span>
      </div>
      <div>
        <Day on={dateOf(instantOf(shift.from))} /> <span className="num">{spanOf(shift.from, shift.until, lang)}</span>
      </div>
      <div className="muted">
        {[words(titleOfRole(all, shift.role)), shift.task, shift.placeText].filter(Boolean).join(' · ')}
      </div>
      {shift.cameAt && (
        <div className="muted">
          {t.since} <Moment at={shift.cameAt} short />
          {shift.leftAt && (
            <>
              {' '}
              · {t.until} <Moment at={shift.leftAt} short />
            </>
          )}
        </div>
      )}
      {shift.handedBy && (
        <>
          <p>
            <b>{t.told(shift.handedBy.name)}</b>
            {shift.handedBy.note && `：${shift.handedBy.note}`}
          </p>
          <Button kind="primary" big wide icon="check" busy={take.isSending} onPress={() => void take.run({ lineId })}>
            {t.take}
          </Button>
        </>
      )}
      {shift.kind === 'on_call' && state === 'came' && (
        <p className={next ? 'muted' : 'soon'}>
          {shift.handedAt && !shift.takenAt ? t.handed : next ? t.next(next.name) : t.nobodyNext}
        </p>
      )}
      {asks === undefined ? (
        <div className={style['two']}>
          {isStanding && mayCome && !shift.handedBy && (
            <Button kind="primary" big icon="check" busy={come.isSending} onPress={() => void come.run({ lineId })}>
              {t.come}
            </Button>
          )}
          {state === 'asked' && !mayCome && (
            <Button
              kind="primary"
              big
              busy={answer.isSending}
              onPress={() => void answer.run({ lineId, accepts: true })}
            >
              {t.accept}
            </Button>
          )}
          {isStanding && (
            <Button big onPress={() => setAsks('reason')}>
              {t.cannot}
            </Button>
          )}
          {state === 'came' && next && !shift.handedAt && (
            <Button kind="primary" big onPress={() => setAsks('note')}>
              {t.hand(next.name)}
            </Button>
          )}
          {state === 'came' && (
            <Button big busy={leave.isSending} onPress={() => void leave.run({ lineId })}>
              {t.leave}
            </Button>
          )}
        </div>
      ) : (
        <div className={style['form']}>
          <TextField label={asks === 'reason' ? t.why : t.note} value={text} maxLength={200} onChange={setText} />
          <div className={style['two']}>
            <Button
              kind="primary"
              big
              busy={answer.isSending || hand.isSending}
              whyNot={asks === 'reason' && text.trim() === '' ? t.why : undefined}
              onPress={() =>
                asks === 'reason'
                  ? void answer.run({ lineId, accepts: false, reason: text.trim() })
                  : next && void hand.run({ lineId, toLineId: next.lineId, note: text.trim() })
              }
            >
              {asks === 'reason' ? t.say : t.handNow}
            </Button>
            <Button big onPress={close}>
              {t.back}
            </Button>
          </div>
        </div>
      )}
      <ProblemNote problem={problem?.problem} again={problem?.again} />
    </article>
  );
}
