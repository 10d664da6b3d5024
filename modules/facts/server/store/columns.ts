// Where each field of a subject is kept: columns of the house, or the current row of subject_facts. The one place that knows; conditions, lists, forms and tables
// from above all read fields through it.
import type { Column } from '#kernel/server/condition-sql.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Field } from '#kernel/shared/field.ts';
import { type Dictionary, fieldKey, isHouseField } from '../../shared/dictionary.ts';
import type { SubjectKind } from '../../shared/subject.ts';

type Join = { name: string; text: string; needs?: readonly string[] };
type HouseColumn = { text: string; type: Column['type']; joins?: readonly string[] };

// `s` is the row of subjects. Joins are taken only where a field needs them: a register of a million asks for what it names and no more.
const joins: Record<string, Join> = {
  p: { name: 'p', text: 'left join people p on p.id = s.id' },
  l: { name: 'l', text: `left join stays l on l.person_id = s.id and l.kind = 'living' and upper_inf(l.valid)` },
  pl: { name: 'pl', text: 'left join places pl on pl.id = s.place_id' },
  u: { name: 'u', text: 'left join governance_units u on u.id = s.id' },
  en: { name: 'en', text: 'left join enterprises en on en.id = s.id' },
  hs: {
    name: 'hs',
    text: `left join (select place_id, count(*)::numeric as size from stays where kind = 'living' and upper_inf(valid) group by 1) hs on hs.place_id = s.place_id`,
  },
  fl: {
    name: 'fl',
    text: 'left join (select subject_id, array_agg(flag order by flag) as flags from subject_flags where upper_inf(valid) group by 1) fl on fl.subject_id = s.id',
  },
};

/** The same for a page of subjects: asked of each row that the asker sees, where the whole would be gathered for a hundred (functions of 0039). */
const pageJoins: Record<string, string> = {
  p: 'left join lateral app.person_of_subject(s.id) p on true',
  l: 'left join lateral app.home_of_subject(s.id) l on true',
  hs: 'left join lateral (select app.living_at(s.place_id) as size) hs on true',
  fl: 'left join lateral (select array_agg(k.flag order by k.flag) as flags from subject_flags k where k.subject_id = s.id and upper_inf(k.valid)) fl on true',
};

const flags: HouseColumn = { text: 'fl.flags', type: 'codes', joins: ['fl'] };
const columns: Record<SubjectKind, Record<string, HouseColumn>> = {
  person: {
    name: { text: 's.name', type: 'text' },
    sex: { text: 'p.sex::text', type: 'text', joins: ['p'] },
    bornOn: { text: 'p.born_on', type: 'date', joins: ['p'] },
    age: { text: `extract(year from age(app.today(), p.born_on))::numeric`, type: 'number', joins: ['p'] },
    politicalStatus: { text: 'p.political_status', type: 'text', joins: ['p'] },
    registeredPlace: { text: 'p.registered_place', type: 'text', joins: ['p'] },
    homeAddress: { text: 'pl.address', type: 'text', joins: ['pl'] },
    householdSize: { text: 'case when l.person_id is not null then hs.size end', type: 'number', joins: ['l', 'hs'] },
    isHead: { text: `(l.relation_to_head = 'head')`, type: 'boolean', joins: ['l'] },
    hasPhone: { text: '(p.phone_hash is not null)', type: 'boolean', joins: ['p'] },
    flags,
  },
  household: {
    homeAddress: { text: 's.name', type: 'text' },
    isVacant: { text: 'pl.is_vacant', type: 'boolean', joins: ['pl'] },
    householdSize: { text: 'coalesce(hs.size, 0)', type: 'number', joins: ['hs'] },
    flags,
  },
  place: {
    name: { text: 'pl.name', type: 'text', joins: ['pl'] },
    homeAddress: { text: 's.name', type: 'text' },
    placeKind: { text: 'pl.kind', type: 'text', joins: ['pl'] },
    flags,
  },
  enterprise: {
    name: { text: 's.name', type: 'text' },
    uscc: { text: 'en.uscc', type: 'text', joins: ['en'] },
    enterpriseState: { text: 'en.state', type: 'text', joins: ['en'] },
    scale: { text: 'en.scale', type: 'text', joins: ['en'] },
    headcount: { text: 'en.headcount::numeric', type: 'number', joins: ['en'] },
    park: { text: 'en.park', type: 'text', joins: ['en'] },
    departments: { text: 'en.departments', type: 'codes', joins: ['en'] },
    flags,
  },
  unit: { name: { text: 's.name', type: 'text' }, unitKind: { text: 'u.kind', type: 'text', joins: ['u'] }, flags },
};

const factTypes: Partial<Record<Field['type'], { type: Column['type']; text: (value: string) => string }>> = {
  number: { type: 'number', text: (value) => `(${value})::numeric` },
  money: { type: 'number', text: (value) => `(${value})::numeric` },
  date: { type: 'date', text: (value) => `(${value})::date` },
  yes_no: { type: 'boolean', text: (value) => `(${value})::boolean` },
};

export type FieldColumns = {
  columnOf(name: string): Column;
  /** The joins to put after `from subjects s` for every field asked for so far. */
  joins(): Sql;
};

/** Columns of the fields of one kind of subject. Names are checked against the dictionary, so that none of outside text reaches the SQL. */
export function fieldColumns(kind: SubjectKind, dictionary: Dictionary, reading: 'all' | 'page' = 'all'): FieldColumns {
  const wanted = new Map<string, string>();
  const want = (names: readonly string[] = []) => {
    for (const name of names) wanted.set(name, (reading === 'page' && pageJoins[name]) || joins[name]!.text);
  };
  return {
    columnOf(name) {
      const house = columns[kind][name];
      if (house) {
        want(house.joins);
        return { sql: sql.raw(house.text), type: house.type };
      }
      const entry = dictionary.get(fieldKey(kind, name));
      if (!entry || isHouseField(entry)) throw new Error(`no field ${kind}.${name} is kept anywhere`);
      // The name is one of the dictionary's, which allows letters and digits only.
      const alias = `f_${entry.field.name}`;
      wanted.set(
        alias,
        `left join subject_facts "${alias}" on "${alias}".subject_id = s.id and "${alias}".field = '${entry.field.name}' and "${alias}".replaced_at is null`,
      );
      const told = factTypes[entry.field.type];
      const value = `"${alias}".value #>> '{}'`;
      return { sql: sql.raw(told ? told.text(value) : `(${value})`), type: told?.type ?? 'text' };
    },
    joins: () =>
      sql.join(
        [...wanted.values()].map((text) => sql.raw(text)),
        ' ',
      ),
  };
}

/** Numbers of a person that the house keeps sealed: shown by their mask, never compared, opened for a table only with a purpose on record. */
const sealed: Partial<Record<SubjectKind, Record<string, string>>> = {
  person: {
    idNumber: '(select n.id_cipher from people n where n.id = s.id)',
    phone: '(select n.phone_cipher from people n where n.id = s.id)',
  },
};
/** The cipher of a sealed field of the house; undefined where it is none. */
export function sealedColumn(kind: SubjectKind, name: string): Sql | undefined {
  const text = sealed[kind]?.[name];
  return text === undefined ? undefined : sql.raw(text);
}
export const sealedColumnNames = (kind: SubjectKind): readonly string[] => Object.keys(sealed[kind] ?? {});

/** Fields of the house that hold a column here: a test holds this and the dictionary together. */
export const houseColumnNames = (kind: SubjectKind): readonly string[] => Object.keys(columns[kind]);
