// Opens a form for one subject: asks what is missing or stale, shows the rest with source and day, and brings along what tables from above still want to know.
import type { Actor } from '#kernel/server/actor.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { type Dictionary, fieldKey, isHouseField } from '../shared/dictionary.ts';
import { askOf, houseCommands } from '../shared/fact.ts';
import type { Form } from '../shared/form.ts';
import type { FormOpened, OpenedField, OpenedQuestion } from '../shared/opened-form.ts';
import { factProblem } from '../shared/problems.ts';
import type { SubjectKind } from '../shared/subject.ts';
import { shownFact } from './shown.ts';
import { type FactRow, findSubject, listCurrent, listQuestions, type QuestionRow } from './store/facts.ts';

export type Opening = { form: Form; subjectId: string; actor: Actor; secrets: Secrets };

/** Throws `fact.not_found` for a subject outside the post, or of another kind than the form's. */
export async function openForm(tx: Tx, { form, subjectId, secrets }: Opening): Promise<FormOpened> {
  const [subject, dictionary] = await Promise.all([findSubject(tx, subjectId), dictionaryInForce(tx)]);
  if (!subject || subject.kind !== form.subject) throw factProblem('not_found');
  const [rows, wanted] = await Promise.all([listCurrent(tx, subjectId), listQuestions(tx, subjectId)]);
  const held = new Map(rows.map((row) => [row.field, row]));
  const today = dateOf(tx.now);
  const fields = form.fields.flatMap((name) => openedField(name, form, held, dictionary, secrets, today));
  const own = new Set(form.fields);
  const questions = uniqueBy(
    wanted.filter(({ field }) => !own.has(field)),
    ({ field }) => field,
  ).flatMap((row) => openedQuestion(row, subject.kind, dictionary));
  // A table's question about a field of the form makes it asked, though it is not stale for the form itself.
  const opened = fields.map((one) =>
    one.ask === null && wanted.some(({ field }) => field === one.field.name) ? { ...one, ask: 'stale' as const } : one,
  );
  const asked = opened.filter(({ ask }) => ask !== null).length;
  return {
    form: { code: form.code, title: form.title, issuer: form.issuer ?? null, subject: form.subject },
    subjectId,
    fields: opened,
    visitFields: form.visitFields.flatMap((name) => {
      const entry = dictionary.get(fieldKey('visit', name));
      return entry ? [{ field: entry.field, isNeeded: form.needed.includes(name) }] : [];
    }),
    questions,
    asked: asked + questions.length,
    prefilled: opened.length - asked,
    knownAt: tx.at,
  };
}

function openedField(
  name: string,
  form: Form,
  held: ReadonlyMap<string, FactRow>,
  dictionary: Dictionary,
  secrets: Secrets,
  today: string,
): OpenedField[] {
  const entry = dictionary.get(fieldKey(form.subject, name));
  if (!entry || isHouseField(entry)) return [];
  const row = held.get(name);
  return [
    {
      field: entry.field,
      held: row ? shownFact(entry.field, row, secrets) : null,
      ask: askOf(entry, row?.observedOn ?? null, today),
      isNeeded: form.needed.includes(name),
    },
  ];
}

function openedQuestion(
  { field: name, ...row }: QuestionRow,
  kind: SubjectKind,
  dictionary: Dictionary,
): OpenedQuestion[] {
  const entry = dictionary.get(fieldKey(kind, name));
  if (!entry) return [];
  return [{ field: entry.field, ...row, keptBy: isHouseField(entry) ? houseCommands[kind] : null }];
}

function uniqueBy<T>(rows: readonly T[], key: (row: T) => string): T[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(key(row)) && seen.add(key(row)));
}
