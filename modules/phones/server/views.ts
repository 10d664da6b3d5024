// SQL and answers of the screens of phones.
import type { Context } from '#kernel/server/house.ts';
import { query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { leaseStateAt } from '../shared/lease.ts';
import { phoneProblem } from '../shared/problems.ts';
import { listPhones, listStranded, type PhoneRow, type StrandedRow, strandedAct } from '../shared/queries.ts';
import { whyStranded } from '../shared/why.ts';

export const phonesAnswer = query(listPhones, async ({ limit }, { tx, actor, now }) => {
  const rows = await tx.all<Omit<PhoneRow, 'state' | 'isMine'> & { staffId: string }>(sql`
    select l.id as "leaseId", l.label, s.name as "staffName", l.staff_id as "staffId", l.granted_at as "grantedAt", l.ends_at as "endsAt", l.ended_at as "endedAt",
           l.ended_by_name as "endedBy", l.end_reason as "endReason", l.seen_at as "seenAt", l.clock_ahead_ms as "clockAhead", l.waiting, l.refused
      from device_leases l join staff s on s.id = l.staff_id
     order by l.ended_at is not null or l.ends_at <= ${tx.at}, l.seen_at desc nulls last, l.id limit ${limit}`);
  const me = actor.kind === 'staff' ? actor.staffId : undefined;
  return {
    phones: rows.map(({ staffId, ...row }) => ({
      ...row,
      isMine: staffId === me,
      state: leaseStateAt({ endsAt: row.endsAt.getTime(), endedAt: row.endedAt?.getTime() ?? null }, now),
    })),
  };
});

type Row = {
  actId: string;
  command: string;
  inputCipher: Buffer;
  staffName: string;
  unitName: string;
  doneAt: Date;
  receivedAt: Date;
  problem: { code: string; status?: number; title: Words };
  settledAt: Date | null;
  settledBy: string | null;
  dropReason: string | null;
};

const columns = sql.raw(`
  id as "actId", command, input_cipher as "inputCipher", staff_name as "staffName", unit_name as "unitName", done_at as "doneAt", received_at as "receivedAt", problem,
  settled_at as "settledAt", settled_by_name as "settledBy", drop_reason as "dropReason"`);

/** Command → its title. */
export type Titles = ReadonlyMap<string, Words>;

const inputOf = (row: Row, secrets: Context['secrets']) =>
  JSON.parse(secrets.open(row.inputCipher)) as Record<string, unknown>;

type Subject = NonNullable<StrandedRow['subject']>;
/** Of whom it was: what the input itself names, where the house knows it and the asker may see it. */
async function subjectsOf(tx: Tx, inputs: readonly Record<string, unknown>[]): Promise<Map<string, Subject>> {
  const ids = inputs.flatMap(({ subjectId, personId, enterpriseId, placeId }) =>
    [subjectId, personId, enterpriseId, placeId].filter((id) => typeof id === 'string'),
  );
  if (ids.length === 0) return new Map();
  const rows = await tx.all<Subject>(
    sql`select id as "subjectId", kind, name from subjects where id = any (${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.subjectId, row]));
}

async function readRows(rows: readonly Row[], titles: Titles, { tx, secrets }: Context) {
  const inputs = rows.map((row) => inputOf(row, secrets));
  const names = await subjectsOf(tx, inputs);
  return rows.map((row, n) => {
    const { command, inputCipher: _, problem, ...rest } = row;
    const { subjectId, personId, enterpriseId, placeId } = inputs[n] ?? {};
    const id = [subjectId, personId, enterpriseId, placeId].find(
      (one): one is string => typeof one === 'string' && names.has(one),
    );
    return {
      ...rest,
      title: titles.get(command) ?? { zh: command, en: command },
      subject: id ? (names.get(id) ?? null) : null,
      why: whyStranded(problem),
    };
  });
}

export const strandedAnswerOf = (titles: Titles) =>
  query(listStranded, async ({ isSettled, limit }, context) => {
    const { tx } = context;
    const rows = await tx.all<Row>(sql`
    select ${columns} from stranded_acts where (settled_at is not null) = ${isSettled} order by received_at desc, id limit ${limit}`);
    const open = await tx.first<{ count: number }>(
      sql`select count(*) as count from stranded_acts where settled_at is null`,
    );
    return { acts: await readRows(rows, titles, context), open: open?.count ?? 0 };
  });

export const strandedActAnswerOf = (titles: Titles) =>
  query(strandedAct, async ({ actId }, context) => {
    const row = await context.tx.first<Row>(sql`select ${columns} from stranded_acts where id = ${actId}`);
    const [shown] = row ? await readRows([row], titles, context) : [];
    if (!row || !shown) throw phoneProblem('act_not_found');
    return { ...shown, command: row.command, input: inputOf(row, context.secrets), problem: row.problem };
  });
