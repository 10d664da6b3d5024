// The suggested kinds with the words that speak for them and how sure the suggestion is. One press takes one; nothing is taken by itself.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import type { Suggestion } from '../parts/names.ts';
import style from './suggestions.module.css';

const messages = {
  zh: {
    title: '系统建议',
    because: (listed: string[]) => `因为${listed.map((word) => `“${word}”`).join('')}`,
    learned: '坐席以前这样改过',
    sure: (share: number) => `把握 ${share}%`,
    none: '看不出是哪一类，请选一个',
    waiting: '写下来电人说的话，这里会给出建议',
    emergency: (listed: string[]) => `听起来很急：${listed.map((word) => `“${word}”`).join('')}`,
  },
  en: {
    title: 'Suggested',
    because: (listed: string[]) => `because of ${listed.map((word) => `“${word}”`).join(', ')}`,
    learned: 'the desk corrected so before',
    sure: (share: number) => `${share}% sure`,
    none: 'No kind stands out; choose one',
    waiting: 'Write what the caller says; suggestions appear here',
    emergency: (listed: string[]) => `This sounds urgent: ${listed.map((word) => `“${word}”`).join(', ')}`,
  },
};

/** More than three ask for reading, not for a press. */
const most = 3;

export type SuggestionsProps = {
  suggestions: readonly Suggestion[] | undefined;
  emergencyWords: readonly string[];
  value: string | undefined;
  onChange(code: string): void;
  isEmpty?: boolean;
};

export function Suggestions({ suggestions, emergencyWords, value, onChange, isEmpty = false }: SuggestionsProps) {
  const t = useMessages(messages);
  const words = useWords();
  const offered = suggestions?.slice(0, most) ?? [];
  return (
    <div className={style['suggestions']}>
      {emergencyWords.length > 0 && (
        <p role="alert" className={style['alarm']}>
          <Icon name="warn" size={16} /> {t.emergency([...emergencyWords])}
        </p>
      )}
      {offered.length === 0 ? (
        <p className="muted">{isEmpty ? t.waiting : suggestions && t.none}</p>
      ) : (
        <ul aria-label={t.title}>
          {offered.map((suggestion) => (
            <li key={suggestion.kindCode}>
              <button
                type="button"
                className={style['chip']}
                aria-pressed={suggestion.kindCode === value}
                onClick={() => onChange(suggestion.kindCode)}
              >
                <b>
                  {suggestion.kindCode === value && <Icon name="check" size={16} />}
                  {words(suggestion.title)}
                </b>
                <small>
                  <Because suggestion={suggestion} /> {t.sure(Math.round(suggestion.confidence * 100))}
                </small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Because({ suggestion }: { suggestion: Suggestion }) {
  const t = useMessages(messages);
  const spoke = suggestion.because.filter(({ weight }) => weight > 0);
  const said = [...new Set(spoke.filter(({ from }) => from === 'keyword').map(({ word }) => word))];
  if (said.length > 0) return <>{t.because(said.slice(0, 3))}</>;
  return spoke.length > 0 ? <>{t.learned}</> : null;
}
