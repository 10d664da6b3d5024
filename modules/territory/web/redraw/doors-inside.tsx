// What lies directly inside a building, a stairwell or an estate and in this grid, asked for when it is opened: stairwells to open further, doors
// to choose one by one.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type PlaceKind, placeKindTitles } from '../../shared/place.ts';
import { listPlaces } from '../../shared/queries.ts';
import { holdsDoors } from './block-tree.ts';
import { PickLine } from './pick-line.tsx';

const messages = {
  zh: { loading: '正在取', none: '里面没有可以单独划走的', more: (n: number) => `还有 ${n} 处没有列出，请整栋划转` },
  en: { loading: 'Loading', none: 'Nothing inside to choose', more: (n: number) => `${n} more are not listed` },
};

type DoorsInsideProps = {
  parentId: string;
  gridId: string;
  depth: number;
  /** Shown already as blocks. */
  except: ReadonlySet<string>;
  isTaken: boolean;
  chosen: readonly string[];
  onToggle(placeId: string, kind: string): void;
};

export function DoorsInside({ parentId, gridId, depth, except, isTaken, chosen, onToggle }: DoorsInsideProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { answer, problem, isFirst, again } = useAsk(listPlaces, { parentId, gridId, limit: 500 });
  if (isFirst) return <li className="muted">{t.loading}</li>;
  if (!answer) {
    return (
      <li>
        <ProblemNote problem={problem} again={again} />
      </li>
    );
  }
  const places = answer.places.filter((place) => !except.has(place.placeId));
  return (
    <>
      {places.length === 0 && except.size === 0 && <li className="muted">{t.none}</li>}
      {places.map(({ placeId, kind, name }) => {
        const isOpen = open.has(placeId);
        const isChosen = chosen.includes(placeId);
        return (
          <PickLine
            key={placeId}
            name={name}
            depth={depth}
            isChosen={isTaken || isChosen}
            isShut={isTaken}
            aside={words(placeKindTitles[kind as PlaceKind])}
            onToggle={() => onToggle(placeId, kind)}
            isOpen={holdsDoors(kind) ? isOpen : undefined}
            onOpen={() => {
              const next = new Set(open);
              if (!next.delete(placeId)) next.add(placeId);
              setOpen(next);
            }}
          >
            {isOpen && (
              <DoorsInside
                parentId={placeId}
                gridId={gridId}
                depth={depth + 1}
                except={new Set()}
                isTaken={isTaken || isChosen}
                chosen={chosen}
                onToggle={onToggle}
              />
            )}
          </PickLine>
        );
      })}
      {answer.total > answer.places.length && <li className="muted">{t.more(answer.total - answer.places.length)}</li>}
    </>
  );
}
