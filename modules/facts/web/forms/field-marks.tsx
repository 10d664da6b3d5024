// What a field is, in tags: whose, of what type, how long an answer holds, how it is kept, who asks it already.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import style from './forms.module.css';
import { type DictionaryEntry, formWords, homeTitles, typeTitles } from './words.ts';

export function FieldMarks({ entry }: { entry: DictionaryEntry }) {
  const t = useMessages(formWords);
  const words = useWords();
  const { home, field, keptAs, askAgainAfterDays, askedBy } = entry;
  return (
    <span className={style['marks']}>
      <span className="muted">
        {words(homeTitles[home])} · {words(typeTitles[field.type])}
        {keptAs === 'fact' && home !== 'visit' && ` · ${askAgainAfterDays ? t.fresh(askAgainAfterDays) : t.noAge}`}
      </span>
      {field.sensitivity === 'sensitive' && <Tag tone="amber">{t.sealed}</Tag>}
      {keptAs !== 'fact' && <Tag tone="green">{keptAs === 'derived' ? t.derived : t.house}</Tag>}
      {askedBy.length > 0 && (
        <span className="muted">
          {t.askedBy(askedBy.map(({ form, issuer }) => t.formOf(words(form), issuer ? words(issuer) : '')).join('、'))}
        </span>
      )}
    </span>
  );
}
