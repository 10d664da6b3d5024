// The agreement as a party reads it before and after signing.
import { useMessages } from '#kernel/web/language/language.ts';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import style from './party.module.css';
import type { PartyAnswer } from './party-answer.ts';

const messages = {
  zh: {
    title: '调解协议',
    facts: '事情经过',
    terms: '说定的事',
    by: (name: string) => `由${name}做`,
    until: '最晚',
    effective: '协议已生效',
    judicial: '双方可以一起向法院申请司法确认，最晚',
  },
  en: {
    title: 'Agreement',
    facts: 'What happened',
    terms: 'What was agreed',
    by: (name: string) => `by ${name}`,
    until: 'until',
    effective: 'In effect since',
    judicial: 'Both sides together may ask the court to confirm it until',
  },
};

export function PartyAgreement({ agreement }: { agreement: NonNullable<PartyAnswer['agreement']> }) {
  const t = useMessages(messages);
  return (
    <section className={style['card']}>
      <h2>{t.title}</h2>
      <p className="muted">{agreement.agreementNo}</p>
      <h3>{t.facts}</h3>
      <p className={style['words']}>{agreement.facts}</p>
      <h3>{t.terms}</h3>
      <ol className={style['list']}>
        {agreement.terms.map((term) => (
          <li key={term.ordinal}>
            {term.text}{' '}
            <span className="muted">
              {term.by && t.by(term.by)} {term.dueOn && t.until} {term.dueOn && <Day on={term.dueOn} />}
            </span>
          </li>
        ))}
      </ol>
      {agreement.effectiveAt && (
        <p className="good">
          {t.effective} <Moment at={agreement.effectiveAt} />
        </p>
      )}
      {agreement.judicialUntil && (
        <p>
          {t.judicial} <Day on={agreement.judicialUntil} />
        </p>
      )}
    </section>
  );
}
