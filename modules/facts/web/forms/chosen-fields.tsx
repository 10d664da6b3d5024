// What the form asks so far; those that a refusal is about are marked.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { FieldMarks } from './field-marks.tsx';
import style from './forms.module.css';
import { type DictionaryEntry, keyOf } from './words.ts';

const messages = {
  zh: { none: '还没有选；在字段目录里找。', needed: '必填', drop: '去掉', wrong: '已经有了' },
  en: { none: 'None yet; find them in the dictionary.', needed: 'Needed', drop: 'Leave out', wrong: 'held already' },
};

type Props = {
  chosen: readonly DictionaryEntry[];
  needed: readonly string[];
  wrong: readonly string[];
  onNeed: (needed: readonly string[]) => void;
  onDrop: (entry: DictionaryEntry) => void;
};

export function ChosenFields({ chosen, needed, wrong, onNeed, onDrop }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  if (chosen.length === 0) return <p className="muted">{t.none}</p>;
  return (
    <ul className={style['rows']}>
      {chosen.map((entry) => {
        const key = keyOf(entry);
        const isWrong = wrong.includes(entry.field.name);
        return (
          <li key={key} data-wrong={isWrong || undefined}>
            <div className={style['line']}>
              <span>
                <b>{words(entry.field.title)}</b> {isWrong && <span className="late">{t.wrong}</span>}
              </span>
              <span className={style['marks']}>
                <label>
                  <input
                    type="checkbox"
                    checked={needed.includes(key)}
                    onChange={(event) =>
                      onNeed(event.target.checked ? [...needed, key] : needed.filter((one) => one !== key))
                    }
                  />
                  {t.needed}
                  <span className="sr-only"> {words(entry.field.title)}</span>
                </label>
                <Button
                  kind="quiet"
                  icon="cross"
                  label={`${t.drop} ${words(entry.field.title)}`}
                  onPress={() => onDrop(entry)}
                >
                  {t.drop}
                </Button>
              </span>
            </div>
            <FieldMarks entry={entry} />
          </li>
        );
      })}
    </ul>
  );
}
