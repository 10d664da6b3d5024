// How it came out, in large buttons: the most common first, alone and one press from the end.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { Closer } from '../../shared/closer.ts';
import { closesDuties, type VisitAction, type VisitOutcome } from '../../shared/visit.ts';
import { outcomesFor, outcomeWords } from '../words.ts';
import style from './visit.module.css';

const messages = { zh: { label: '结果' }, en: { label: 'How it came out' } };

type Props = {
  action: VisitAction;
  kind: SubjectKind;
  /** What alone closes what is asked; null: this. */
  closer: Closer | null;
  chosen: VisitOutcome | undefined;
  onChoose: (outcome: VisitOutcome) => void;
};

export function Outcomes({ action, kind, closer, chosen, onChoose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <div className={style['outcomes']} role="group" aria-label={t.label}>
      {outcomesFor(action, kind, closer).map((outcome) => (
        <button
          key={outcome}
          type="button"
          data-outcome={outcome}
          aria-pressed={outcome === 'done' ? undefined : chosen === outcome}
          onClick={() => onChoose(outcome)}
        >
          <Icon
            name={
              outcome === 'done' ? 'check' : outcome === 'found' ? 'warn' : closesDuties(outcome) ? 'check' : 'cross'
            }
          />
          {words(outcomeWords(outcome, action, kind))}
        </button>
      ))}
    </div>
  );
}
