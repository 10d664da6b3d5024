// Which columns are shown and in which order: kept for this person in their browser.
import { useMessages } from '#kernel/web/language/language.ts';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useRemembered } from '#kernel/web/remembered.ts';
import style from '../registers.module.css';
import { arrangementOf, inOrder, moved } from './columns.ts';

const messages = {
  zh: { title: '显示哪些列', up: (title: string) => `${title}往前`, down: (title: string) => `${title}往后` },
  en: { title: 'Columns', up: (title: string) => `${title} earlier`, down: (title: string) => `${title} later` },
};

type Props = { registerId: string; columns: readonly { key: string; title: string }[]; onClose: () => void };

export function ColumnsSheet({ registerId, columns, onClose }: Props) {
  const t = useMessages(messages);
  const choice = arrangementOf(registerId);
  const arranged = useRemembered(choice);
  const ordered = inOrder(columns, arranged);
  const keys = ordered.map(({ key }) => key);
  return (
    <Sheet open onClose={onClose} title={t.title} place="side">
      <ul className={style['arrange']}>
        {ordered.map(({ key, title }, i) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={!arranged.hidden.includes(key)}
                onChange={(event) =>
                  choice.set({
                    order: keys,
                    hidden: event.target.checked
                      ? arranged.hidden.filter((one) => one !== key)
                      : [...arranged.hidden, key],
                  })
                }
              />
              {title}
            </label>
            <span>
              <button
                type="button"
                aria-label={t.up(title)}
                disabled={i === 0}
                onClick={() => choice.set({ ...arranged, order: moved(keys, key, -1) })}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={t.down(title)}
                disabled={i === ordered.length - 1}
                onClick={() => choice.set({ ...arranged, order: moved(keys, key, 1) })}
              >
                ↓
              </button>
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
