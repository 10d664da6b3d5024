// What lies inside an estate or a building: how much of each kind, and the next level as rows to open.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue } from '#kernel/web/pieces/queue.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listPlaces } from '#modules/territory/shared/queries.ts';
import style from '../registry.module.css';
import { placeKindTitle } from '../words.ts';
import { PlaceRow } from './place-row.tsx';
import type { PlaceSearch } from './place-search.ts';

const messages = {
  zh: { inside: '里面有', count: (kind: string, n: number) => `${kind} ${n}`, of: (n: number) => `，共 ${n} 处` },
  en: { inside: 'Inside', count: (kind: string, n: number) => `${kind}: ${n}`, of: (n: number) => ` (${n} in all)` },
};

type InsidePartProps = { placeId: string; counts: readonly { kind: string; count: number }[]; search: PlaceSearch };

export function InsidePart({ placeId, counts, search }: InsidePartProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(listPlaces, { parentId: placeId, limit: 500 });
  return (
    <section>
      <h3>
        {t.inside} {counts.map((one) => t.count(words(placeKindTitle(one.kind)), one.count)).join(' · ')}
      </h3>
      {isFirst && <Skeleton lines={4} />}
      <ProblemNote problem={problem} again={again} />
      {answer && answer.places.length > 0 && (
        <div className={style['boxed']}>
          <Queue label={t.inside}>
            {answer.places.map((place) => (
              <PlaceRow key={place.placeId} place={place} search={search} isInside />
            ))}
          </Queue>
        </div>
      )}
      {answer && answer.total > answer.places.length && <p className="muted">{t.of(answer.total)}</p>}
    </section>
  );
}
