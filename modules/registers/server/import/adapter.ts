// An edited export of a register through the guided import (R1). Of each row only the cells that somebody changed count: facts are corrected with the source
// “import”, an entry of a kept register ends where a reason stands in its column, and nothing else. What is kept on a subject's own page is
// corrected there. The same sheet again changes nothing.
import { z } from 'zod';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { FactValue, Field } from '#kernel/shared/field.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { recordFacts } from '#modules/facts/server/public.ts';
import type { Dictionary } from '#modules/facts/shared/dictionary.ts';
import {
  type Comparison,
  type Difference,
  defineAdapter,
  type ImportContext,
  type StagedRow,
  type Taken,
} from '#modules/imports/server/public.ts';
import type { RegisterSheetRow } from '#modules/imports/shared/register-sheet.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { isKept } from '../../shared/register.ts';
import { cellOf, factOf, plainCell } from '../../shared/sheet-cells.ts';
import { flagTitleOf } from '../flag-titles.ts';
import { valuesOf } from '../row-values.ts';
import { endEntry, findEntry, listEntered } from '../store/entries.ts';
import { type ColumnsShown, columnsShown } from '../views/columns-shown.ts';
import { readSubjects, type SubjectRow } from '../views/members.ts';
import { findRegister, type RegisterRow } from '../views/registers.ts';
import { type RowKey, readRowKey } from './row-key.ts';
import { listInArea } from './store.ts';

type Row = StagedRow<RegisterSheetRow>;
type Context = ImportContext<Record<string, never>>;

export const registerSheetAdapter = defineAdapter<RegisterSheetRow, Record<string, never>>({
  kind: 'register_sheet',
  allowed: sensitiveDuty,
  areaKinds: ['zone', 'district', 'subdistrict', 'town', 'township', 'community', 'village'],
  options: z.object({}),
  async compare(rows, context) {
    return (await planRows(rows, context)).map(({ comparison }) => comparison);
  },
  take,
});

type Plan = {
  comparison: Comparison;
  work?: { register: RegisterRow; subjectId: string; facts: Record<string, FactValue>; leave: string | null };
};
type Known = {
  register: RegisterRow;
  shown: ColumnsShown;
  subjects: Map<string, SubjectRow>;
  entered: ReadonlySet<string>;
};

const words = {
  key: { zh: '系统行标识', en: 'mark of the row' },
  leave: { zh: '移出台账', en: 'leaves the register' },
};
const refused = (zh: string): Plan => ({
  comparison: { standing: 'conflict', differences: [{ what: words.key, from: null, to: zh }] },
});

async function planRows(rows: readonly Row[], context: Context): Promise<Plan[]> {
  const { tx, area, secrets } = context;
  const keys = rows.map(({ row }) => (row.key ? readRowKey(row.key, secrets) : undefined));
  const dictionary = await dictionaryInForce(tx);
  const inArea = new Set(
    await listInArea(
      tx,
      area.unitId,
      area.districtId,
      keys.flatMap((key) => key?.subjectId ?? []),
    ),
  );
  const known = new Map<string, Known | undefined>();
  for (const registerId of new Set(keys.flatMap((key) => key?.registerId ?? [])))
    known.set(registerId, await knowRegister(registerId, keys, dictionary, context));
  return rows.map((row, i) => {
    const key = keys[i];
    if (!key) return refused('不是本系统导出的行，或行标识被改动');
    const register = known.get(key.registerId);
    const subject = inArea.has(key.subjectId) ? register?.subjects.get(key.subjectId) : undefined;
    if (!register || !subject) return refused('台账已停用，或这一行不在导入的范围内');
    return planRow(row, key, subject, register, context);
  });
}

async function knowRegister(
  registerId: string,
  keys: readonly (RowKey | undefined)[],
  dictionary: Dictionary,
  { tx, area }: Context,
): Promise<Known | undefined> {
  const register = await findRegister(tx, registerId);
  if (!register || register.districtId !== area.districtId) return undefined;
  const shown = columnsShown(register.definition, dictionary);
  const ids = keys.flatMap((key) => (key?.registerId === registerId ? [key.subjectId] : []));
  const [rows, entered] = await Promise.all([
    readSubjects(tx, ids, shown),
    listEntered(tx, ids, register.definition.code),
  ]);
  return { register, shown, subjects: new Map(rows.map((row) => [row.subjectId, row])), entered: new Set(entered) };
}

function planRow(
  { row, rest }: Row,
  key: RowKey,
  subject: SubjectRow,
  { register, shown, entered }: Known,
  { secrets }: Context,
): Plan {
  const { values } = valuesOf(subject, shown.columns, secrets);
  const differences: Difference[] = [];
  const facts: Record<string, FactValue> = {};
  let isAtOdds = false;
  for (const { field, isOfHouse } of shown.columns) {
    const cell = rest[field.title.zh];
    const text = cell === undefined ? '' : plainCell(field, cell);
    // Blank erases nothing; what left as it is here was not edited, whatever is on record by now.
    if (text === '' || key.wasSo(field.name, text)) continue;
    const held = plainCell(field, cellOf(field, values[field.name], flagTitleOf));
    if (held === text) continue;
    const value = isOfHouse
      ? null
      : factOf(field, field.type === 'text' || field.type === 'long_text' ? wholeText(cell) : text);
    if (value === null) isAtOdds = true;
    else facts[field.name] = value;
    differences.push(differenceOf(field, { isOfHouse, isKnown: value !== null, held, text }));
  }
  const leave = isKept(register.definition) && entered.has(subject.subjectId) ? row.leave : null;
  if (leave) differences.push({ what: words.leave, from: '在册', to: leave });
  if (isAtOdds) return { comparison: { standing: 'conflict', differences } };
  if (differences.length === 0) return { comparison: { standing: 'same' } };
  return {
    comparison: { standing: 'changed', differences },
    work: { register, subjectId: subject.subjectId, facts, leave },
  };
}

const wholeText = (cell: Cell | undefined): string =>
  String(cell ?? '')
    .trim()
    .replace(/^'(?=.)/, '');

function differenceOf(
  field: Field,
  { isOfHouse, isKnown, held, text }: { isOfHouse: boolean; isKnown: boolean; held: string; text: string },
): Difference {
  const personal = field.type === 'id_number' ? 'id' : field.type === 'phone' ? 'phone' : undefined;
  const what = isOfHouse
    ? { zh: `${field.title.zh}（请在对象页面更正）`, en: `${field.title.en} (correct it on the subject’s page)` }
    : isKnown
      ? field.title
      : { zh: `${field.title.zh}（不是这一项的值）`, en: `${field.title.en} (no value of this field)` };
  return { what, from: held || null, to: text, ...(personal ? { personal } : {}) };
}

/** Who edited the sheet is told by the run; a fact names the run. */
const house = { kind: 'system', name: 'import' } as const;

async function take(rows: readonly Row[], context: Context): Promise<Taken> {
  const { tx, runId, secrets, now } = context;
  const dictionary = await dictionaryInForce(tx);
  const plans = (await planRows(rows, context)).flatMap(({ work }) => (work ? [work] : []));
  let left = 0;
  for (const { register, subjectId, facts, leave } of plans) {
    const source = { kind: 'import', id: runId };
    const told = {
      subjectId,
      subjectKind: register.definition.subject,
      facts,
      source,
      observedOn: dateOf(now),
      actor: house,
    };
    await recordFacts(tx, told, secrets, dictionary);
    const entry = leave ? await findEntry(tx, subjectId, register.definition.code) : undefined;
    if (!leave || !entry) continue;
    endEntry(tx, entry.entryId, leave);
    left += 1;
  }
  const changed = plans.reduce((sum, { facts }) => sum + Object.keys(facts).length, 0);
  return {
    counts: { rows: plans.length, facts: changed, left },
    events: plans.length > 0 ? [{ type: 'register.sheet_taken', rows: plans.length, facts: changed, left }] : [],
  };
}
