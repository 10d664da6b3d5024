// The ring of a call-out, over whatever is being done: who calls, is it real, and one press. A test is calm and says that it is one; the real thing is red.
import { useEffect, useSyncExternalStore } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { formatExactSpan } from '#kernel/web/time/span.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { browserBell, openBell, useMuted } from '#modules/requests/web/public.ts';
import { answerCallout } from '../../shared/commands.ts';
import { ringingCalls } from '../../shared/queries.ts';
import { titleOf } from '../calls/callout-words.ts';
import style from './ring-card.module.css';

const messages = {
  zh: {
    region: '值守呼叫',
    waited: (span: string) => `响了 ${span}`,
    own: (names: string) => `找 ${names}`,
    above: (names: string) => `${names} 没人应答，请您跟进`,
    why: (reason: string) => `夜间核查：${reason}`,
    late: '已转下一位，您在就点一下',
    here: '我在',
    seeTo: '我来跟进',
    more: (n: number) => `等 ${n} 家`,
    sound: '打开铃声',
  },
  en: {
    region: 'Call-outs',
    waited: (span: string) => `ringing ${span}`,
    own: (names: string) => `For ${names}`,
    above: (names: string) => `Nobody answers at ${names}: please see to it`,
    why: (reason: string) => `By night because: ${reason}`,
    late: 'The next was rung; press if you are there',
    here: 'I am here',
    seeTo: 'I see to it',
    more: (n: number) => ` and others, ${n} in all`,
    sound: 'Let it ring',
  },
};

type Call = QueryAnswer<typeof ringingCalls>['rows'][number];

/** The live stream tells within a second; this is for the minute in which it is down. */
const everyMs = 15_000;
const bell = openBell(browserBell);

export default function RingCard() {
  const t = useMessages(messages);
  const rows = useAsk(ringingCalls, {}, { events: ['duty_call.'], everyMs }).answer?.rows ?? [];
  const [isMuted] = useMuted();
  const sounding = rows.filter(({ isLate }) => !isLate);
  const isRinging = sounding.length > 0 && !isMuted;
  const isPressing = sounding.some(({ kind, isDrill }) => kind === 'real' && !isDrill);
  useEffect(() => {
    if (isRinging) bell.ring(isPressing);
    else bell.silence();
    return () => bell.silence();
  }, [isRinging, isPressing]);
  const state = useSyncExternalStore(bell.subscribe, bell.state);
  return (
    <section className={style['place']} aria-label={t.region} aria-live="assertive" data-print="no">
      {rows.map((call) => (
        <Card key={call.calloutId} call={call} />
      ))}
      {state === 'blocked' && (
        <Button icon="speaker" onPress={() => void bell.allow()}>
          {t.sound}
        </Button>
      )}
    </section>
  );
}

const mostNames = 3;

function Card({ call }: { call: Call }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const answer = useCommand(answerCallout, { invalidates: ['duty_call.'] });
  const own = call.units.filter(({ isAbove }) => !isAbove);
  const above = call.units.filter(({ isAbove }) => isAbove);
  const isReal = call.kind === 'real' && !call.isDrill;
  const named = (units: Call['units']) =>
    units
      .slice(0, mostNames)
      .map(({ name }) => name)
      .join(lang === 'zh' ? '、' : ', ') + (units.length > mostNames ? t.more(units.length) : '');
  return (
    <article className={style['call']} data-real={isReal || undefined}>
      <div className={style['line']}>
        <strong>
          <Icon name={isReal ? 'warn' : 'bell'} size={18} /> {words(titleOf(call))}
        </strong>
        {call.isDrill && <DrillTag />}
        <span className="num">{t.waited(formatExactSpan(Math.max(0, now - instantOf(call.rangAt)), lang))}</span>
      </div>
      <p className={style['text']}>{call.text}</p>
      <p>
        {call.unitName} · {call.startedByName}
      </p>
      {own.length > 0 && <p>{t.own(named(own))}</p>}
      {above.length > 0 && <p className="late">{t.above(named(above))}</p>}
      {call.reason && <p className="muted">{t.why(call.reason)}</p>}
      {call.isLate && <p className="soon">{t.late}</p>}
      <Button
        kind={isReal ? 'danger' : 'primary'}
        big
        wide
        icon="check"
        busy={answer.isSending}
        onPress={() => void answer.run({ calloutId: call.calloutId })}
      >
        {own.length > 0 ? t.here : t.seeTo}
      </Button>
      <ProblemNote problem={answer.problem} again={answer.again} />
    </article>
  );
}
