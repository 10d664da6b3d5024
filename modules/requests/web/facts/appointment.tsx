// B7: the hour of the visit. Wished by the caller, confirmed in one press or moved by whoever comes; the caller sees it at once.
import { useState } from 'react';
import type { FactValue } from '#kernel/shared/field.ts';
import { factWords, readTyped, typedOf } from '#kernel/shared/field-rules.ts';
import { FieldInput } from '#kernel/web/fields/field-input.tsx';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { writeFacts } from '../../shared/commands.ts';
import type { ShownFact } from '../../shared/facts.ts';
import type { PageAnswer } from '../parts/names.ts';
import style from './facts.module.css';

const messages = {
  zh: {
    title: '预约',
    wished: (when: string) => `希望 ${when}`,
    agreed: (when: string) => `约好 ${when}`,
    none: '还没有约时间',
    unconfirmed: '还没有确认',
    confirm: '就这个时间',
    move: '改时间',
    make: '约时间',
    save: '定下来',
    leave: '先不改',
    seen: '来电人马上看到',
  },
  en: {
    title: 'Appointment',
    wished: (when: string) => `wished: ${when}`,
    agreed: (when: string) => `agreed: ${when}`,
    none: 'No time agreed yet',
    unconfirmed: 'not confirmed yet',
    confirm: 'This time it is',
    move: 'Another time',
    make: 'Agree on a time',
    save: 'Settle it',
    leave: 'Leave it',
    seen: 'The caller sees it at once',
  },
};

const stillToCome: readonly string[] = [
  'accepted',
  'dispatched',
  'in_progress',
  'reopened',
  'suspended',
  'returned',
  'received',
];

type Props = { page: Pick<PageAnswer, 'request' | 'facts' | 'booking' | 'abilities'> };

export function Appointment({ page }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const [typed, setTyped] = useState<string>();
  const write = useCommand(writeFacts, { onDone: () => setTyped(undefined), onQueued: () => setTyped(undefined) });
  const { booking, request, facts, abilities } = page;
  if (!booking) return null;
  const of = (name: string): ShownFact | undefined => facts.find(({ field }) => field.name === name);
  const wished = of(booking.wishedAt.name)?.value ?? null;
  const agreed = of(booking.agreedAt.name)?.value ?? null;
  const mayWrite =
    stillToCome.includes(request.state) && abilities.some(({ act, may }) => act === 'write_facts' && may);
  if (wished === null && agreed === null && !mayWrite) return null;
  const settle = (value: FactValue) =>
    void write.run({ requestId: request.id, facts: [{ field: booking.agreedAt.name, value }] });
  const read = typed ? readTyped(booking.agreedAt, typed) : undefined;
  const when = (value: FactValue) => factWords(booking.agreedAt, value, lang, now);
  const before = agreed ?? wished;
  const first = before === null ? '' : String(typedOf(booking.agreedAt, before));
  const isAhead = wished !== null && Date.parse(String(wished)) > now;
  return (
    <section className={style['appointment']} aria-label={t.title}>
      <p>
        <b>{agreed !== null ? t.agreed(when(agreed)) : wished !== null ? t.wished(when(wished)) : t.none}</b>
        {agreed === null && wished !== null && <span className="soon"> · {t.unconfirmed}</span>}
        {agreed !== null && wished !== null && agreed !== wished && (
          <span className="muted"> · {t.wished(when(wished))}</span>
        )}
      </p>
      {mayWrite && typed === undefined && (
        <div className={style['acts']} data-print="no">
          {agreed === null && wished !== null && isAhead && (
            <Button kind="primary" busy={write.isSending} onPress={() => settle(wished)}>
              {t.confirm}
            </Button>
          )}
          <Button onPress={() => setTyped(first)}>{agreed === null && wished === null ? t.make : t.move}</Button>
        </div>
      )}
      {typed !== undefined && (
        <form
          className={style['asks']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (read?.ok) settle(read.value);
          }}
        >
          <FieldInput
            field={booking.agreedAt}
            value={typed}
            onChange={(value) => setTyped(String(value))}
            wrong={read && !read.ok ? words(read.why) : undefined}
            hint={t.seen}
          />
          <div className={style['acts']}>
            <Button type="submit" kind="primary" busy={write.isSending} whyNot={read?.ok ? undefined : t.make}>
              {t.save}
            </Button>
            <Button onPress={() => setTyped(undefined)}>{t.leave}</Button>
          </div>
        </form>
      )}
      <ProblemNote problem={write.problem} again={write.again} />
    </section>
  );
}
