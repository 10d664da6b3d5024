// A call in, over whatever is being done: who, where, how often, and one press to take it. Emergencies are red and say so in words.

import { instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { formatExactSpan } from '#kernel/web/time/span.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { answerRequest } from '../../shared/commands.ts';
import { ringingRequests } from '../../shared/queries.ts';
import type { Ring } from '../parts/names.ts';
import { useCatalogue } from '../parts/use-catalogue.ts';
import style from './call-banner.module.css';
import { useBell, useFlashingTitle, useMuted, useRinging } from './use-calls.ts';

const messages = {
  zh: {
    region: '来电',
    call: '一键呼叫来电',
    emergency: '紧急来电',
    flash: (n: number, urgent: boolean) => `【${urgent ? '紧急' : ''}来电 ${n}】呼应`,
    presses: (n: number) => `按了 ${n} 次`,
    silent: '没有说话，请回拨',
    waited: (span: string) => `响了 ${span}`,
    risen: '还没人接，已往上一级响',
    answer: '接听',
    more: (n: number) => `还有 ${n} 个来电`,
    blocked: '浏览器拦住了铃声',
    allow: '打开铃声',
    mute: '静音',
    unknown: '来电人未知',
    noPlace: '地点未知',
  },
  en: {
    region: 'Incoming calls',
    call: 'One-key call',
    emergency: 'Emergency call',
    flash: (n: number, urgent: boolean) => `[${urgent ? 'Emergency ' : ''}Call ${n}] Huying`,
    presses: (n: number) => `pressed ${n} times`,
    silent: 'Nobody spoke; call back',
    waited: (span: string) => `ringing ${span}`,
    risen: 'Not answered; rung further up',
    answer: 'Answer',
    more: (n: number) => `${n} more calls`,
    blocked: 'The browser keeps the bell silent',
    allow: 'Let it ring',
    mute: 'Mute',
    unknown: 'Caller unknown',
    noPlace: 'Place unknown',
  },
};

/** More at once would cover the work; the rest is counted. */
const shownAtOnce = 3;

export default function CallBanner() {
  const t = useMessages(messages);
  const calls = useRinging();
  const [isMuted, setMuted] = useMuted();
  const bell = useBell(calls);
  useFlashingTitle(
    calls.length > 0
      ? t.flash(
          calls.length,
          calls.some((call) => call.isEmergency),
        )
      : undefined,
  );
  return (
    <section className={style['place']} aria-label={t.region} aria-live="assertive" data-print="no">
      {calls.slice(0, shownAtOnce).map((call) => (
        <Call key={call.id} call={call} />
      ))}
      {calls.length > 0 && (
        <div className={style['foot']}>
          {calls.length > shownAtOnce && <span>{t.more(calls.length - shownAtOnce)}</span>}
          {bell.state === 'blocked' ? (
            <Button kind="quiet" icon="speaker" onPress={bell.allow}>
              {t.blocked} · {t.allow}
            </Button>
          ) : (
            !isMuted && (
              <Button kind="quiet" icon="bell" onPress={() => setMuted(true)}>
                {t.mute}
              </Button>
            )
          )}
        </div>
      )}
    </section>
  );
}

const isAtField = (): boolean => window.location.pathname.startsWith('/field');

function Call({ call }: { call: Ring }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const go = useGo();
  const titles = useCatalogue();
  const answer = useCommand(answerRequest, {
    // The banner hangs over the desk and over the phone alike.
    onDone: () => go(`${isAtField() ? '/field' : '/desk'}/requests/${call.id}`, isAtField() ? {} : { tab: 'mine' }),
    draft: (input, draft) =>
      draft.change(ringingRequests, ({ rows }) => ({ rows: rows.filter(({ id }) => id !== input.requestId) })),
  });
  return (
    <article className={style['call']} data-emergency={call.isEmergency || undefined}>
      <div className={style['line']}>
        <strong>
          <Icon name={call.isEmergency ? 'warn' : 'phone'} size={18} /> {call.isEmergency ? t.emergency : t.call}
        </strong>
        <span className="num">{t.waited(formatExactSpan(Math.max(0, now - instantOf(call.receivedAt)), lang))}</span>
      </div>
      <div className={style['body']}>
        <div>
          <p className={style['what']}>{call.summary}</p>
          <p>
            {call.callerName ?? t.unknown} · {call.placeText ?? t.noPlace}
          </p>
          <p className={style['tags']}>
            {call.isSilent && (
              <Tag tone="amber" icon="phone">
                {t.silent}
              </Tag>
            )}
            {call.pressCount > 1 && <Tag tone="amber">{t.presses(call.pressCount)}</Tag>}
            {call.step > 0 && <Tag tone="amber">{t.risen}</Tag>}
            {call.callerTags.map((tag) => (
              <Tag key={tag} tone="teal">
                {words(titles.groupTitle(tag))}
              </Tag>
            ))}
          </p>
        </div>
        <Button
          kind="primary"
          icon="phone"
          busy={answer.isSending}
          onPress={() => void answer.run({ requestId: call.id })}
        >
          {t.answer}
        </Button>
      </div>
      <ProblemNote problem={answer.problem} again={answer.again} />
    </article>
  );
}
