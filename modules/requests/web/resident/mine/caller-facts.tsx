// What is on record of one's own request: the hour of the visit, what it costs — before one is asked whether it is solved — and the rest, masked where
// others may look over the shoulder.
import { factWords } from '#kernel/shared/field-rules.ts';
import { FactValueShown } from '#kernel/web/fields/fact-value.tsx';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { Followed } from '../../../shared/caller-queries.ts';
import { FillFacts } from '../../facts/fill-facts.tsx';
import { Evidence } from '../../parts/evidence.tsx';
import style from './caller-facts.module.css';

const messages = {
  zh: {
    title: '登记的信息',
    wished: (when: string) => `您希望 ${when}`,
    unconfirmed: '等办的人确认',
    agreed: (when: string) => `约好 ${when}`,
  },
  en: {
    title: 'On record',
    wished: (when: string) => `You wished: ${when}`,
    unconfirmed: 'to be confirmed by whoever comes',
    agreed: (when: string) => `Agreed: ${when}`,
  },
};

export function CallerFacts({ request, facts, asks, booking }: Followed) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const valueOf = (name: string | undefined) => facts.find(({ field }) => field.name === name)?.value ?? null;
  const wished = valueOf(booking?.wishedAt.name);
  const agreed = valueOf(booking?.agreedAt.name);
  const times = [booking?.wishedAt.name, booking?.agreedAt.name];
  const charges = facts.filter(({ field, value }) => field.type === 'money' && value !== null);
  const others = facts.filter((fact) => !times.includes(fact.field.name) && !charges.includes(fact));
  // While nothing is agreed the wish may change.
  const wish =
    booking && agreed === null
      ? [{ field: booking.wishedAt, or: null, neededFor: 'file' as const, why: null, isKnown: true }]
      : [];
  const mine = request.mayState && request.state !== 'resolved' ? [...asks, ...wish] : [];
  if (facts.length === 0 && mine.length === 0) return null;
  const when = (value: string | number | boolean | readonly string[]) =>
    booking ? factWords(booking.wishedAt, value as string, lang, now) : '';
  return (
    <section className={style['facts']} aria-label={t.title}>
      {agreed !== null ? (
        <p className={style['time']}>{t.agreed(when(agreed))}</p>
      ) : (
        wished !== null && (
          <p className={style['time']}>
            {t.wished(when(wished))} <span className="muted">{t.unconfirmed}</span>
          </p>
        )
      )}
      {charges.map(({ field, value }) => (
        <p key={field.name} className={style['charge']}>
          <span>{words(field.title)}</span>
          <b className="num">{value !== null && factWords(field, value, lang, now)}</b>
        </p>
      ))}
      {others.length > 0 && (
        <Facts
          facts={others.map((fact) => ({
            label: words(fact.field.title),
            value: (
              <FactValueShown
                field={fact.field}
                fact={fact}
                {...(fact.files.length > 0 ? { photos: <Evidence files={fact.files} /> } : {})}
              />
            ),
          }))}
        />
      )}
      <FillFacts requestId={request.id} asks={mine} facts={facts} due={mine} />
    </section>
  );
}
