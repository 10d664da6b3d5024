// The kind, proposed by the words as they are typed: one press accepts it, a second takes it back. Nobody has to: the desk files what is left open.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Note } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { suggestKindQuery } from '../../../shared/queries.ts';
import { useRested } from '../../parts/use-typed.ts';
import style from './field-report.module.css';

const messages = {
  zh: { like: '像是', emergency: (words: string) => `说到“${words}”，上报后马上响铃` },
  en: { like: 'Looks like', emergency: (words: string) => `“${words}”: it will ring at once` },
};

const atMost = 3;
const enough = 2;

type Props = { text: string; chosen: string | undefined; onChoose(kindCode: string | undefined): void };

export function Suggest({ text, chosen, onChoose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const rested = useRested(text.trim());
  const { answer } = useAsk(suggestKindQuery, { text: rested }, { enabled: rested.length >= enough, keep: true });
  if (!answer || rested.length < enough) return null;
  const offered = answer.suggestions.slice(0, atMost);
  return (
    <>
      {answer.isEmergency && <Note icon="warn">{t.emergency(answer.emergencyWords.join('、'))}</Note>}
      {offered.length > 0 && (
        <div className={style['kinds']} role="group" aria-label={t.like}>
          <span className="muted">{t.like}</span>
          {offered.map(({ kindCode, title }) => (
            <button
              key={kindCode}
              type="button"
              aria-pressed={chosen === kindCode}
              onClick={() => onChoose(chosen === kindCode ? undefined : kindCode)}
            >
              {words(title)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
