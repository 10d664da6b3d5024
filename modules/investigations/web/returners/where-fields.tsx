// Where somebody came back from, and when: asked alike when they are told of and when they are asked themselves.
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import style from '../investigations.module.css';

export type Where = { place: string; leftOn: string; arrivedOn: string };
const messages = {
  zh: {
    place: '从哪里回来',
    placeHint: '写到区县、街道，例如 青岛市莱西市水集街道',
    left: '哪天离开那里',
    arrived: '哪天到的',
    order: '到达不能早于离开',
    needed: '还要：从哪里回来、哪天离开、哪天到的',
  },
  en: {
    place: 'Back from',
    placeHint: 'Down to the county and street',
    left: 'Left there on',
    arrived: 'Arrived on',
    order: 'Nobody arrives before leaving',
    needed: 'Still wanting: where from, when left, when arrived',
  },
};

export function useWhereFault(where: Where): string | undefined {
  const t = useMessages(messages);
  if (where.place.trim() === '' || !where.leftOn || !where.arrivedOn) return t.needed;
  return where.leftOn > where.arrivedOn ? t.order : undefined;
}

export function WhereFields({ where, onChange }: { where: Where; onChange(where: Where): void }) {
  const t = useMessages(messages);
  const wrong = where.leftOn && where.arrivedOn && where.leftOn > where.arrivedOn ? t.order : undefined;
  return (
    <div className={style['form']}>
      <TextField
        label={t.place}
        hint={t.placeHint}
        maxLength={200}
        value={where.place}
        onChange={(place) => onChange({ ...where, place })}
      />
      <TextField
        label={t.left}
        type="date"
        value={where.leftOn}
        onChange={(leftOn) => onChange({ ...where, leftOn })}
      />
      <TextField
        label={t.arrived}
        type="date"
        wrong={wrong}
        value={where.arrivedOn}
        onChange={(arrivedOn) => onChange({ ...where, arrivedOn })}
      />
    </div>
  );
}
