// Sentences that are written every day, one press each; what was typed by hand stays until one is picked.
import type { Words } from '#kernel/shared/problem.ts';
import { useWords } from '#kernel/web/language/language.ts';
import style from './acts.module.css';

type Props = { label: string; sentences: readonly Words[]; value: string; onPick(text: string): void };

export function QuickWords({ label, sentences, value, onPick }: Props) {
  const words = useWords();
  return (
    <div className={style['chips']} role="group" aria-label={label}>
      {sentences.map((sentence) => (
        <button
          key={sentence.zh}
          type="button"
          aria-pressed={value === words(sentence)}
          onClick={() => onPick(words(sentence))}
        >
          {words(sentence)}
        </button>
      ))}
    </div>
  );
}
