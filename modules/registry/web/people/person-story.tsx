// The life of the record: where they live, are registered and work by date (a past home keeps its people, rule 8), those of the same door, flags with
// reasons, records brought together, looks with purposes.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue } from '#kernel/web/pieces/queue.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import style from '../registry.module.css';
import { useFlagTitle } from '../use-flag-title.ts';
import { revealFieldTitle } from '../words.ts';
import type { PeopleSearch } from './people-filters.ts';
import type { PersonAnswer } from './person-facts.tsx';
import { PersonMerges } from './person-merges.tsx';
import { PersonRow } from './person-row.tsx';
import { PersonWhere } from './person-where.tsx';

const messages = {
  zh: {
    span: (from: string, until: string | null) => (until ? `${from} 至 ${until}` : `${from} 起`),
    household: '同一户',
    alone: '这一户没有登记别的人',
    flags: '标签',
    noFlags: '没有标签',
    ended: '已去掉',
    because: (reason: string) => `原因：${reason}`,
    endedBecause: (reason: string) => `去掉的原因：${reason}`,
    looks: '谁看过完整信息',
    noLooks: '还没有人看过',
    somebody: '某位工作人员',
  },
  en: {
    span: (from: string, until: string | null) => (until ? `${from} to ${until}` : `since ${from}`),
    household: 'Same household',
    alone: 'Nobody else is recorded at this door',
    flags: 'Flags',
    noFlags: 'No flags',
    ended: 'Ended',
    because: (reason: string) => `Reason: ${reason}`,
    endedBecause: (reason: string) => `Ended because: ${reason}`,
    looks: 'Who opened masked fields',
    noLooks: 'Nobody so far',
    somebody: 'a member of staff',
  },
};

export function PersonStory({ answer, search }: { answer: PersonAnswer; search: PeopleSearch }) {
  const t = useMessages(messages);
  const words = useWords();
  const flagTitle = useFlagTitle([...answer.flags, ...answer.endedFlags].map(({ flag }) => flag));
  return (
    <div className={style['story']}>
      <PersonWhere answer={answer} />
      <section>
        <h3>{t.household}</h3>
        {answer.household.length === 0 ? (
          <p className="muted">{t.alone}</p>
        ) : (
          <div className={style['boxed']}>
            <Queue label={t.household}>
              {answer.household.map((one) => (
                <PersonRow key={one.personId} person={one} search={search} withHome={false} />
              ))}
            </Queue>
          </div>
        )}
      </section>
      <section>
        <h3>{t.flags}</h3>
        {answer.flags.length + answer.endedFlags.length === 0 && <p className="muted">{t.noFlags}</p>}
        <ul className={style['lines']}>
          {answer.flags.map((flag) => (
            <li key={flag.flagId}>
              <Tag {...(flag.isSensitive ? { icon: 'lock' as const } : {})}>{words(flagTitle(flag.flag))}</Tag>
              <span>{t.span(flag.from, null)}</span>
              {flag.reason && <span className="muted">{t.because(flag.reason)}</span>}
            </li>
          ))}
          {answer.endedFlags.map((flag) => (
            <li key={flag.flagId} data-past>
              <span className="muted">
                {words(flagTitle(flag.flag))}（{t.ended}）
              </span>
              <span className="muted">{t.span(flag.from, flag.until)}</span>
              {flag.reason && <span className="muted">{t.because(flag.reason)}</span>}
              {flag.endReason && <span className="muted">{t.endedBecause(flag.endReason)}</span>}
            </li>
          ))}
        </ul>
      </section>
      <PersonMerges answer={answer} />
      <section>
        <h3>{t.looks}</h3>
        {answer.looks.length === 0 && <p className="muted">{t.noLooks}</p>}
        <ul className={style['lines']}>
          {answer.looks.map((look) => (
            <li key={`${look.at} ${look.field}`}>
              <Moment at={look.at} />
              <span>{look.byName ?? t.somebody}</span>
              <span className="muted">
                {words(revealFieldTitle(look.field))} · {look.purpose}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
