// What may be done with a place: record what lies inside it, put it right, give it a grid while it has none.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { mayLieIn, type PlaceKind, placeKinds } from '#modules/territory/shared/place.ts';
import type { placePage } from '#modules/territory/shared/queries.ts';
import { AddPlaceSheet, AssignGridSheet } from '#modules/territory/web/public.ts';
import { CorrectPlaceSheet } from '../acts/correct-place-sheet.tsx';
import { EnrolSheet } from '../acts/enrol-sheet.tsx';

const messages = {
  zh: { enrol: '登记居民…', add: '登记里面的房屋…', correct: '更正…', assign: '划入网格…' },
  en: { enrol: 'Record a resident…', add: 'Record a place inside…', correct: 'Correct…', assign: 'Give it a grid…' },
};

type PlaceActsProps = { answer: QueryAnswer<typeof placePage>; mayEnrol: boolean };

export function PlaceActs({ answer: { place, abilities }, mayEnrol }: PlaceActsProps) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<'enrol' | 'add' | 'correct' | 'assign'>();
  const holdsMore = placeKinds.some((kind) => mayLieIn(kind, place.kind as PlaceKind));
  const close = () => setOpen(undefined);
  const may = {
    enrol: mayEnrol,
    add: abilities.mayAdd && holdsMore,
    assign: abilities.mayAssign,
    correct: abilities.mayCorrect,
  };
  const acts = Object.keys(may) as (keyof typeof may)[];
  if (!acts.some((act) => may[act])) return null;
  return (
    <>
      <ActBar
        acts={acts.map((act) => ({ act, label: t[act], onPick: () => setOpen(act) }))}
        abilities={acts.map((act) => ({ act, may: may[act] }))}
      />
      {open === 'enrol' && <EnrolSheet home={place} onClose={close} />}
      {open === 'add' && (
        <AddPlaceSheet communityId={place.communityId} where={place.address} parent={place} onClose={close} />
      )}
      {open === 'correct' && <CorrectPlaceSheet place={place} onClose={close} />}
      {open === 'assign' && (
        <AssignGridSheet
          placeId={place.placeId}
          address={place.address}
          communityId={place.communityId}
          onClose={close}
        />
      )}
    </>
  );
}
