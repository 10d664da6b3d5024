// What a register is narrowed by: words, an area, a day, what is missing.
import type { ReactNode } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import type { registerDefinition } from '../../shared/queries.ts';
import style from '../registers.module.css';
import type { TableSearch } from './table-search.ts';

const messages = {
  zh: {
    findPerson: '姓名、拼音首字母或手机尾号',
    find: '名称或地址',
    area: '范围',
    whole: (name: string) => `全部${name}`,
    on: '看哪一天',
    lacks: '缺什么',
    any: '全部',
    owner: '没有专人',
    place: '没有住处',
  },
  en: {
    findPerson: 'Name, initials or phone end',
    find: 'Name or address',
    area: 'Area',
    whole: (name: string) => `All of ${name}`,
    on: 'As of',
    lacks: 'Missing',
    any: 'Everything',
    owner: 'Nobody named',
    place: 'No home',
  },
};

type Props = {
  search: TableSearch;
  onSearch: (change: Partial<TableSearch>) => void;
  typed: string;
  onTyped: (text: string) => void;
  register: QueryAnswer<typeof registerDefinition>['register'];
  children: ReactNode;
};

export function TableTools({ search, onSearch, typed, onTyped, register, children }: Props) {
  const t = useMessages(messages);
  const { post } = useHat();
  const units = useAsk(listUnits, {
    underId: post.unitId,
    kinds: ['subdistrict', 'town', 'township', 'community', 'village', 'grid'],
    limit: 500,
  });
  const choices = (units.answer?.units ?? []).filter((unit) => unit.unitId !== post.unitId);
  return (
    <div className={style['tools']} data-print="no">
      <TextField
        label={register.subject === 'person' ? t.findPerson : t.find}
        type="search"
        value={typed}
        maxLength={80}
        onChange={onTyped}
      />
      {choices.length > 0 && (
        <Select<string>
          label={t.area}
          value={search.unitId ?? 'all'}
          onChange={(unitId) => onSearch({ unitId: unitId === 'all' ? undefined : unitId })}
          options={[
            { value: 'all', label: t.whole(post.unitName) },
            ...choices.map((unit) => ({ value: unit.unitId, label: unit.name })),
          ]}
        />
      )}
      <Select<'any' | 'owner' | 'place'>
        label={t.lacks}
        value={search.lacks ?? 'any'}
        onChange={(lacks) => onSearch({ lacks: lacks === 'any' ? undefined : lacks })}
        options={[
          { value: 'any', label: t.any },
          { value: 'owner', label: t.owner },
          ...(register.subject === 'person' ? [{ value: 'place' as const, label: t.place }] : []),
        ]}
      />
      <TextField
        label={t.on}
        type="date"
        value={search.on ?? ''}
        onChange={(on) => onSearch({ on: on || undefined })}
      />
      <span>{children}</span>
    </div>
  );
}
