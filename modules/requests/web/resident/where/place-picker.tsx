// 您住在哪里: by typing (盛景花园3-1-101, sjhy), or from the list of communities inwards, and at every step one may stop: "just this community" is
// enough to be answered. The map is public; nobody who lives there is in it.

import { useState } from 'react';
import { groupBy } from '#kernel/shared/group-by.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type PublicPlace, publicPlaces } from '#modules/territory/shared/public-queries.ts';
import { useRested } from '../../parts/use-typed.ts';
import style from './place-picker.module.css';

const messages = {
  zh: {
    search: '小区、楼号、门牌',
    how: '如“盛景花园3-1-101”，或拼音首字母',
    browse: '或者一级一级选',
    back: '上一级',
    here: (name: string) => `就选${name}`,
    inside: (name: string) => `${name}里面`,
    none: '没有找到',
    noneHow: '换个写法试试，或者先选到社区：社区知道是哪里。',
    more: '还有更多，输入门牌号能直接找到。',
    nothingInside: '里面没有再分',
  },
  en: {
    search: 'Estate, building, door',
    how: 'e.g. 盛景花园3-1-101, or initials',
    browse: 'Or choose step by step',
    back: 'Back',
    here: (name: string) => `Choose ${name}`,
    inside: (name: string) => `Inside ${name}`,
    none: 'Nothing found',
    noneHow: 'Try other words, or choose the community alone: it knows the place.',
    more: 'There are more; type the door to find it.',
    nothingInside: 'Nothing is divided further here',
  },
};

type Props = {
  onPick: (place: PublicPlace) => void;
  /** One tap on a community is the answer: somebody waits for help. */
  isUrgent?: boolean;
};

export function PlacePicker({ onPick, isUrgent = false }: Props) {
  const t = useMessages(messages);
  const [typed, setTyped] = useState('');
  const [trail, setTrail] = useState<readonly PublicPlace[]>([]);
  const text = useRested(typed.trim());
  const inside = trail.at(-1);
  const input = text ? { text } : inside ? { insideId: inside.id } : {};
  const { answer, problem, isFirst, again } = useAsk(publicPlaces, input, { keep: true });
  const rows = answer?.rows ?? [];
  const isShallow = isUrgent && inside === undefined;

  return (
    <div className={style['picker']}>
      <TextField
        label={t.search}
        hint={t.how}
        type="search"
        inputMode="search"
        value={typed}
        onChange={setTyped}
        maxLength={40}
      />
      {text === '' && inside === undefined && <p className="muted">{t.browse}</p>}
      {text === '' && inside !== undefined && (
        <div className={style['trail']}>
          <Button icon="back" onPress={() => setTrail(trail.slice(0, -1))}>
            {t.back}
          </Button>
          <Button kind="primary" onPress={() => onPick(inside)}>
            {t.here(inside.name)}
          </Button>
        </div>
      )}
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={6} />}
      {answer && rows.length === 0 && text !== '' && <EmptyState icon="pin" title={t.none} how={t.noneHow} />}
      {answer && rows.length === 0 && text === '' && inside && <p className="muted">{t.nothingInside}</p>}
      {groupsOf(rows, text === '' && inside === undefined).map(({ title, rows: group }) => (
        <section key={title ?? ''} className={style['group']}>
          {title && <h2>{title}</h2>}
          <ul aria-label={title ?? (inside ? t.inside(inside.name) : t.search)}>
            {group.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  onClick={() => {
                    if (isShallow || !row.hasInside) return onPick(row);
                    setTyped('');
                    setTrail(text === '' ? [...trail, row] : [row]);
                  }}
                >
                  <span>
                    {text === '' ? row.name : row.address}
                    {text !== '' && row.within && <small>{row.within}</small>}
                  </span>
                  {!isShallow && row.hasInside && <Icon name="right" size={16} />}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {answer?.hasMore && <p className="muted">{t.more}</p>}
    </div>
  );
}

/** The first list is all communities, each under its street. */
function groupsOf(rows: readonly PublicPlace[], isByStreet: boolean): { title: string | null; rows: PublicPlace[] }[] {
  if (!isByStreet) return rows.length > 0 ? [{ title: null, rows: [...rows] }] : [];
  return [...groupBy(rows, (row) => row.within)].map(([title, group]) => ({ title, rows: group }));
}
