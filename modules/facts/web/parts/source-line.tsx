// 走访 · 3月16日 · 王网格: what told a fact, when, and who.
import { useWords } from '#kernel/web/language/language.ts';
import { Day } from '#kernel/web/time/moment.tsx';
import type { Held } from '../../shared/opened-form.ts';
import style from '../facts.module.css';

export function SourceLine({ held }: { held: Pick<Held, 'sourceWords' | 'observedOn' | 'byName'> }) {
  const words = useWords();
  return (
    <small className={style['source']}>
      {words(held.sourceWords)}
      {held.observedOn && (
        <>
          {' · '}
          <Day on={held.observedOn} />
        </>
      )}
      {held.byName && ` · ${held.byName}`}
    </small>
  );
}
