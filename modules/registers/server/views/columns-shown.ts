// The columns of a register's list: which fields, read from where, and which of them may put the rows in order. Sealed ones come as masks.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Field } from '#kernel/shared/field.ts';
import { fieldColumns } from '#modules/facts/server/public.ts';
import { type Dictionary, fieldKey, isHouseField } from '#modules/facts/shared/dictionary.ts';
import type { MemberColumn } from '../../shared/queries.ts';
import type { Register } from '../../shared/register.ts';

export type ColumnsShown = { columns: MemberColumn[]; selected: Sql; joins: Sql };

/** Shown by the list itself, in columns of its own. */
const always: Readonly<Record<Register['subject'], readonly string[]>> = {
  person: ['name', 'homeAddress'],
  household: ['homeAddress'],
  place: ['homeAddress'],
  enterprise: ['name'],
  unit: ['name'],
};
/** Columns of the house that app.list_members puts in order (0039). */
const houseSorts = ['bornOn', 'age', 'sex', 'politicalStatus', 'registeredPlace'];
/** Sealed columns of the house. */
const sealedColumns: Readonly<Record<string, string>> = {
  'person.phone': '(select z.phone_cipher from app.person_of_subject(s.id) z)',
  'person.idNumber': '(select z.id_cipher from app.person_of_subject(s.id) z)',
};

const flagsField: Field = { name: 'flags', title: { zh: '标签', en: 'Flags' }, sensitivity: 'normal', type: 'text' };

export function columnsShown(register: Register, dictionary: Dictionary): ColumnsShown {
  const from = fieldColumns(register.subject, dictionary, 'page');
  const columns: MemberColumn[] = [];
  const selected: Sql[] = [];
  for (const name of new Set(register.columns)) {
    if (always[register.subject].includes(name)) continue;
    const entry = dictionary.get(fieldKey(register.subject, name));
    if (name !== 'flags' && !entry) continue;
    const field = entry?.field ?? flagsField;
    const isOfHouse = !entry || isHouseField(entry);
    const isSealed = field.sensitivity === 'sensitive';
    columns.push({ field, isSealed, isOfHouse, isSortable: isSortable(field, isOfHouse, isSealed, register.subject) });
    selected.push(sql`, ${source(name)} as ${sql.raw(`"v_${field.name}"`)}`);
  }
  return { columns, selected: sql.join(selected, ''), joins: from.joins() };

  function source(name: string): Sql {
    const entry = dictionary.get(fieldKey(register.subject, name));
    if (entry?.field.sensitivity !== 'sensitive') return from.columnOf(name).sql;
    const sealed = sealedColumns[fieldKey(register.subject, name)];
    if (sealed) return sql.raw(sealed);
    return sql`(select z.cipher from subject_facts z where z.subject_id = s.id and z.field = ${name} and z.replaced_at is null)`;
  }
}

function isSortable(field: Field, isOfHouse: boolean, isSealed: boolean, subject: Register['subject']): boolean {
  if (isSealed || field.type === 'photo' || field.type === 'long_text') return false;
  return isOfHouse ? subject === 'person' && houseSorts.includes(field.name) : true;
}
