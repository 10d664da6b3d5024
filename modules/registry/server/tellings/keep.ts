// What is told of a person's columns is put in the order of when it was so: an older look that comes in late is kept as history and takes no column back (R1; quality.md, Offline).
import type { Actor } from '#kernel/server/actor.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { compareTellings, contradicts, type Look } from '#kernel/shared/tellings.ts';
import { steadyColumnDays, type ToldColumn, toldColumns } from '../../shared/tellings.ts';
import type { PersonValues } from '../store.ts';
import * as store from './store.ts';

/** The columns of people that one told column writes; the first says what was told. */
const writtenBy: Record<ToldColumn, readonly [keyof PersonValues, ...(keyof PersonValues)[]]> = {
  name: ['name', 'initials', 'pinyin'],
  sex: ['sex'],
  bornOn: ['bornOn'],
  phone: ['phoneHash', 'phoneCipher', 'phoneTail'],
  politicalStatus: ['political'],
  note: ['note'],
};

export type Recording = {
  personId: string;
  /** What was told, as it would be written. */
  values: Partial<PersonValues>;
  source: store.Told['source'];
  /** When it was so: never later than now. */
  observedAt: number;
  knownAt: Date;
  actor: Actor;
};

/** Keeps all of it, and gives back what is to be written: `values` without the columns of which something later is known. `older`: those. */
export async function keepTellings(
  tx: Tx,
  { personId, values, source, observedAt, knownAt, actor }: Recording,
  secrets: Secrets,
): Promise<{ values: Partial<PersonValues>; older: ToldColumn[] }> {
  const told = toldColumns.filter((field) => values[writtenBy[field][0]] !== undefined);
  if (told.length === 0) return { values, older: [] };
  const current = new Map((await store.listCurrent(tx, personId, told)).map((row) => [row.field, row]));
  const since = knownAt.getTime() < tx.now ? await store.listSince(tx, personId, told, knownAt) : [];
  const by = tellerOf(actor);
  // The card has the last word on sex and birth, whenever it comes in, and contradicts nobody (README, One person is one person).
  const onCard = new Set<ToldColumn>(values.idHash ? ['sex', 'bornOn'] : []);
  const tellings = told.map((field): store.NewTelling => {
    const { text, ...kept } = keptOf(field, values, secrets);
    const before = current.get(field);
    const isCurrent =
      onCard.has(field) ||
      !before ||
      compareTellings(
        { observedAt, sourceId: source.id, value: text },
        { observedAt: before.observedAt.getTime(), sourceId: before.sourceId, value: textOf(before, secrets) },
      ) >= 0;
    const look = { value: text, staffId: by.staffId, observedAt, at: tx.now, knownAt: knownAt.getTime() };
    const days = onCard.has(field) ? undefined : steadyColumnDays[field];
    const others = days === undefined ? [] : since.filter((row) => row.field === field);
    return {
      field,
      ...kept,
      isCurrent,
      contradicts: others
        .filter((row) => contradicts(look, lookOf(row, secrets), days ?? 0))
        .map(({ ordinal }) => ordinal),
    };
  });
  const at = { source, observedAt: new Date(observedAt), by };
  store.insertTellings(
    tx,
    personId,
    tellings.filter(({ field }) => !onCard.has(field)),
    { ...at, knownAt },
  );
  store.insertTellings(
    tx,
    personId,
    tellings.filter(({ field }) => onCard.has(field)),
    { ...at, knownAt: null },
  );
  const older = tellings.filter(({ isCurrent }) => !isCurrent).map(({ field }) => field);
  const left = new Set(older.flatMap((field) => writtenBy[field]));
  const written = Object.entries(values).filter(([key]) => !left.has(key as keyof PersonValues));
  return { values: Object.fromEntries(written), older };
}

/** As it is kept, and in words that can be compared: a number by itself, and nothing of what is not known (GB/T 2261.1 writes that as 0). */
function keptOf(field: ToldColumn, values: Partial<PersonValues>, secrets: Secrets) {
  if (field === 'phone') {
    const { phoneCipher: cipher = null, phoneHash: hash = null } = values;
    return { value: null, cipher, hash, text: cipher && secrets.open(cipher) };
  }
  const given = values[writtenBy[field][0]];
  const value = given === null || given === undefined || (field === 'sex' && given === 0) ? null : String(given);
  return { value, cipher: null, hash: null, text: value };
}

export const textOf = ({ value, cipher }: Pick<store.TellingRow, 'value' | 'cipher'>, secrets: Secrets) =>
  cipher ? secrets.open(cipher) : value;

const lookOf = (row: store.TellingRow, secrets: Secrets): Look => ({
  value: textOf(row, secrets),
  staffId: row.staffId,
  observedAt: row.observedAt.getTime(),
  at: row.at.getTime(),
  knownAt: row.knownAt?.getTime() ?? null,
});

function tellerOf(actor: Actor): store.Told['by'] {
  return actor.kind === 'staff'
    ? { staffId: actor.staffId, postId: actor.postId, name: actor.staffName, leaseId: actor.leaseId ?? null }
    : { staffId: null, postId: null, name: null, leaseId: null };
}
