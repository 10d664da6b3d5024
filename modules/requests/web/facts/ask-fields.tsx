// The fields that are asked at this step, each drawn by its own type; what does as well stands under it.
import type { Field } from '#kernel/shared/field.ts';
import { FieldInput } from '#kernel/web/fields/field-input.tsx';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import style from './facts.module.css';
import type { FactsEntry } from './use-facts-entry.ts';

const messages = { zh: { or: '或者' }, en: { or: 'or' } };

export function AskFields({ entry, label }: { entry: FactsEntry; label: string }) {
  const t = useMessages(messages);
  const words = useWords();
  if (entry.asks.length === 0) return null;
  const input = (field: Field, why: string | undefined) => {
    const fault = entry.faults[field.name];
    return (
      <FieldInput
        field={field}
        value={entry.typed[field.name]}
        onChange={(value) => entry.change(field.name, value)}
        onSending={(isSending) => entry.onSending(field.name, isSending)}
        wrong={fault && words(fault)}
        hint={why}
      />
    );
  };
  return (
    <div className={style['asks']} role="group" aria-label={label}>
      {entry.asks.map(({ field, or, why }) => (
        <div key={field.name} className={style['ask']}>
          {input(field, why ? words(why) : undefined)}
          {or && (
            <>
              <span className={style['or']}>{t.or}</span>
              {input(or, undefined)}
            </>
          )}
        </div>
      ))}
    </div>
  );
}
