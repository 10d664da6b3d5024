// The answers about facts: masks are put on here, once, for every screen.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { dateOf, daysBetween } from '#kernel/shared/clock/time.ts';
import type { Field } from '#kernel/shared/field.ts';
import { factWords } from '#kernel/shared/field-rules.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { isSameValue } from '#kernel/shared/tellings.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';
import { type ColumnTelling, listColumnHistory } from '#modules/registry/server/public.ts';
import { isToldColumn } from '#modules/registry/shared/tellings.ts';
import { correctFact, revealFact } from '../../shared/commands.ts';
import { fieldKey, isHouseField } from '../../shared/dictionary.ts';
import { isStale } from '../../shared/fact.ts';
import { mayReveal } from '../../shared/looks.ts';
import { factProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import { shownFact, valueOf } from '../shown.ts';
import { contestedFields } from '../store/contested.ts';
import * as store from '../store/facts.ts';
import { shownColumn } from './contested.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

async function filesOf(field: Field, value: unknown, { tx, files }: Context) {
  if (field.type !== 'photo' || !Array.isArray(value)) return [];
  return (await store.findFiles(tx, value as string[])).map((file) => ({ ...file, url: files.link(file.id) }));
}

export async function answerFacts(
  { subjectId }: In<typeof q.listFacts>,
  context: Context,
): Promise<Out<typeof q.listFacts>> {
  const { tx, secrets, now, actor } = context;
  const [subject, dictionary, methods] = await Promise.all([
    store.findSubject(tx, subjectId),
    dictionaryInForce(tx),
    listReachInForce(tx),
  ]);
  if (!subject || actor.kind !== 'staff') throw factProblem('not_found');
  const today = dateOf(now);
  const contested = await contestedFields(tx, subjectId);
  const rows = (await store.listCurrent(tx, subjectId)).flatMap((row) => {
    const entry = dictionary.get(fieldKey(subject.kind, row.field));
    return entry && !isHouseField(entry) ? [{ row, entry }] : [];
  });
  const facts = await Promise.all(
    rows.map(async ({ row, entry }) => {
      const held = shownFact(entry.field, row, secrets);
      return {
        field: entry.field,
        held,
        ageDays: daysBetween(row.observedOn, today),
        isStale: isStale(entry, row.observedOn, today),
        files: await filesOf(entry.field, held.value, context),
        earlier: row.earlier,
        isContested: contested.has(row.field),
      };
    }),
  );
  const told = new Set(rows.map(({ row }) => row.field));
  const on = new Set(await store.listRegisterCodes(tx, subjectId));
  const asked = new Set(methods.flatMap(({ method }) => askedOf(method, subject.kind, on)));
  const by = { kind: actor.kind, role: actor.role };
  return {
    subject: { subjectId, kind: subject.kind },
    facts,
    missing: [...asked]
      .filter((name) => !told.has(name))
      .flatMap((name) => dictionary.get(fieldKey(subject.kind, name))?.field ?? []),
    knownAt: tx.at,
    abilities: {
      mayCorrect: mayBy(correctFact.allowed, by),
      revealable: mayBy(revealFact.allowed, by)
        ? rows.filter(({ entry }) => mayReveal(entry.field, actor.role)).map(({ row }) => row.field)
        : [],
    },
  };
}

/** What is wanted of somebody: by the forms of the registers they are on, and by forms that stand by themselves; not what a form asks of others. */
function askedOf({ forms, rhythms }: ReachMethod, kind: SubjectKind, on: ReadonlySet<string>): string[] {
  return forms
    .filter(({ code, subject }) => {
      const uses = rhythms.filter(({ form }) => form === code);
      return subject === kind && (uses.length === 0 || uses.some(({ register }) => on.has(register)));
    })
    .flatMap(({ fields }) => fields);
}

export async function answerHistory(
  { subjectId, field: name }: In<typeof q.factHistory>,
  context: Context,
): Promise<Out<typeof q.factHistory>> {
  const { tx, secrets } = context;
  const subject = await store.findSubject(tx, subjectId);
  const entry = subject && (await dictionaryInForce(tx)).get(fieldKey(subject.kind, name));
  if (!subject || !entry) throw factProblem('not_found');
  if (subject.kind === 'person' && isToldColumn(name))
    return { field: entry.field, tellings: historyOf(await listColumnHistory(subjectId, name, context)) };
  const rows = await store.listTellings(tx, subjectId, name);
  const values = rows.map((row) => (row.isForgotten ? undefined : valueOf(row, secrets)));
  return {
    field: entry.field,
    tellings: rows.map((row, i) => {
      const [value, before] = [values[i], values[i + 1]];
      return {
        ...shownFact(entry.field, row, secrets),
        at: row.at,
        isCurrent: row.isCurrent,
        isChange: value === undefined || before === undefined || !isSameValue(value, before),
        isForgotten: row.isForgotten,
        note: row.note,
      };
    }),
  };
}

/** Of a column of a person. Whether a sealed one was told again as it was is not said. */
function historyOf(rows: readonly ColumnTelling[]): Out<typeof q.factHistory>['tellings'] {
  return rows.map((row, i) => ({
    ...shownColumn(row),
    at: row.at,
    isCurrent: row.isCurrent,
    isChange: row.mask !== null || row.value !== rows[i + 1]?.value,
    isForgotten: false,
    note: row.note,
  }));
}

/** The sealed fact, to the one who put the look on record within the last ten minutes. */
export async function answerRevealed(
  { subjectId, field: name }: In<typeof q.revealedFact>,
  context: Context,
): Promise<Out<typeof q.revealedFact>> {
  const { tx, actor, secrets, now } = context;
  const subject = await store.findSubject(tx, subjectId);
  if (!subject || actor.kind !== 'staff') throw factProblem('not_found');
  const entry = (await dictionaryInForce(tx)).get(fieldKey(subject.kind, name));
  const [row] = await store.listCurrent(tx, subjectId, [name]);
  if (!entry || !row || !(await store.hasLooked(tx, subjectId, name, actor.staffId))) throw factProblem('not_found');
  const value = valueOf(row, secrets);
  return {
    text: { zh: factWords(entry.field, value, 'zh', now), en: factWords(entry.field, value, 'en', now) },
    value,
    files: await filesOf(entry.field, value, context),
  };
}
