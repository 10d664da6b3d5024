// Rhythms with their rounds, and the story of work at one subject.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { cadenceWords } from '../../shared/cadence-words.ts';
import { missedFor } from '../../shared/duty-state.ts';
import type { DutyRhythm } from '../../shared/rhythm.ts';
import type { VisitAction, VisitOutcome } from '../../shared/visit.ts';
import { answersOf, toldFor } from '../told.ts';
import { maskedHead } from './answer-mine.ts';
import { listHeads, type Owed } from './mine.ts';
import { nextTurns } from './next-turns.ts';
import { stateAt } from './state.ts';

type Words = { zh: string; en: string };
type RhythmRow = {
  rhythmId: string;
  code: string;
  title: Words;
  registerCode: string;
  registerTitle: Words;
  subject: SubjectKind;
  action: VisitAction;
  role: string;
  isSensitive: boolean;
  definition: Omit<DutyRhythm, 'cadence'> & { cadence?: DutyRhythm['cadence'] };
};

function listRhythmRows(tx: Tx, ownListId: string | undefined): Promise<RhythmRow[]> {
  return tx.all<RhythmRow>(sql`
    select y.id as "rhythmId", y.code, y.title, coalesce(r.code, y.code) as "registerCode", coalesce(r.title, y.title) as "registerTitle",
           coalesce(r.subject_kind, y.definition->>'subject', 'person') as subject, y.action, coalesce(y.role, '') as role, y.is_sensitive as "isSensitive", y.definition
      from duty_rhythms y left join subject_registers r on r.id = y.register_id
     where y.ended_at is null and (not y.is_sensitive or app.reads_sensitive_flags())
       and (y.register_id is not null or (y.id = ${ownListId ?? null} and app.sees_list(y.id)))
       and (r.id is null or r.area_unit_id is null or r.area_unit_id = any (app.scope()) or app.unit_id() = any (select unnest(member_ids) from unit_scopes where unit_id = r.area_unit_id))
     order by y.rank, y.code`);
}

const oneTurn: Words = { zh: '只有这一轮', en: 'This one turn' };

type RoundRow = { rhythmId: string; slot: string; opensAt: Date; dueAt: Date; isLeftOut: boolean };

function listRoundRows(tx: Tx, rhythmIds: readonly string[]): Promise<RoundRow[]> {
  return tx.all<RoundRow>(sql`
    select y.id as "rhythmId", o.slot, o.opens_at as "opensAt", o.due_at as "dueAt", o.is_left_out as "isLeftOut"
      from unnest(${rhythmIds}::uuid[]) as y (id)
      join lateral (select * from duty_rounds o where o.rhythm_id = y.id and o.opens_at <= ${tx.at} order by o.opens_at desc limit 24) o on true order by o.opens_at desc`);
}

export async function answerRhythms({ rhythmId }: { rhythmId?: string | undefined }, { tx }: Context) {
  const rows = await listRhythmRows(tx, rhythmId);
  const rounds = Map.groupBy(
    await listRoundRows(
      tx,
      rows.map(({ rhythmId }) => rhythmId),
    ),
    ({ rhythmId }) => rhythmId,
  );
  return {
    rhythms: rows.map(({ definition, ...row }) => ({
      ...row,
      cadence: definition.cadence ? cadenceWords(definition.cadence) : oneTurn,
      rounds: (rounds.get(row.rhythmId) ?? []).map(({ slot, opensAt, dueAt, isLeftOut }) => ({
        slot,
        opensAt,
        dueAt,
        isLeftOut,
      })),
    })),
  };
}

type VisitRow = {
  visitId: string;
  action: VisitAction;
  outcome: VisitOutcome;
  happenedAt: Date;
  recordedAt: Date;
  byName: string;
  note: string;
  told: Record<string, unknown>;
  toldCipher: Buffer | null;
  proxy: string | null;
  requests: { requestId: string; requestNo: string }[];
  closed: Words[];
  isDrill: boolean;
  withdrawn: { at: string; byName: string } | null;
  of: { subjectId: string; kind: SubjectKind; name: string | null } | null;
};

/**
 * Work at the subject itself; at a place also what was done for whoever was there: residents by where they lived on that day (told late, they may have moved since),
 * and who has left the area by where the visit was written down.
 */
const visitsOf = (subjectId: string) => sql`
  select id from visits where subject_id = any (app.records_of(${subjectId}) || ${subjectId}::uuid)
  union
  select v.id from stays s join visits v on v.subject_id = any (app.records_of(s.person_id) || s.person_id)
   where s.place_id = ${subjectId} and s.kind = 'living' and s.valid @> (v.happened_at at time zone 'Asia/Shanghai')::date
  union
  select v.id from visits v
   where v.place_id = ${subjectId}
     and not exists (select from stays s where s.person_id = v.subject_id and s.kind = 'living' and s.place_id <> ${subjectId}
                       and s.valid @> (v.happened_at at time zone 'Asia/Shanghai')::date)`;

export async function answerVisits({ subjectId, limit }: { subjectId: string; limit: number }, context: Context) {
  const { tx, actor, secrets, calendar, now } = context;
  const [visits, open, dictionary] = await Promise.all([
    tx.all<VisitRow>(sql`
      select v.id as "visitId", v.action, v.outcome, v.happened_at as "happenedAt", v.recorded_at as "recordedAt", v.by_name as "byName", v.note, v.told, v.told_cipher as "toldCipher", v.proxy, v.is_drill as "isDrill",
             coalesce((select jsonb_agg(jsonb_build_object('requestId', r.id, 'requestNo', r.request_no)) from requests r where r.id = any (v.request_ids)), '[]') as requests,
             coalesce((select jsonb_agg(y.title) from duties d join duty_rhythms y on y.id = d.rhythm_id where d.subject_id = any (app.records_of(v.subject_id) || v.subject_id) and d.visit_id = v.id), '[]') as closed,
             case when w.visit_id is not null then jsonb_build_object('at', w.withdrawn_at, 'byName', w.by_name) end as withdrawn,
             case when v.subject_id <> all (app.records_of(${subjectId}) || ${subjectId}::uuid)
                  then jsonb_build_object('subjectId', v.subject_id, 'kind', coalesce(s.kind, 'person'), 'name', s.name) end as of
        from visits v left join visit_withdrawals w on w.visit_id = v.id left join subjects s on s.id = v.subject_id
       where v.id in (${visitsOf(subjectId)}) order by v.happened_at desc limit ${limit}`),
    tx.all<Owed>(sql`
      select d.rhythm_id as "rhythmId", d.slot, y.title, coalesce(r.code, y.code) as "registerCode", y.action, y.definition->>'form' as form, y.definition->>'closedBy' as "closedBy", y.rank, d.opens_at as "opensAt", d.due_at as "dueAt",
             ${stateAt(sql`${tx.at}`)} as state, d.subject_id = any (app.owned_subjects()) as "isOwned"
        from duties d join duty_rhythms y on y.id = d.rhythm_id left join subject_registers r on r.id = y.register_id
       where d.subject_id = (select coalesce(app.kept_person(${subjectId}), ${subjectId}::uuid)) and d.done_at is null and d.excused_at is null and d.ended_at is null and d.opens_at <= ${tx.at}
         and d.due_at >= ${new Date(tx.now - missedFor)}
       order by y.rank, d.due_at`),
    dictionaryInForce(tx),
  ]);
  const since = open.reduce((at, { opensAt }) => (opensAt < at ? opensAt : at), tx.at);
  // A record that was merged into another is told as the one that was kept.
  const kept = await tx.first<{ subjectId: string }>(
    sql`select coalesce(app.kept_person(${subjectId}), ${subjectId}::uuid) as "subjectId"`,
  );
  const isMasked = actor.kind === 'staff' && !seesNames(actor.role);
  const [head] = await listHeads(tx, [{ subjectId: kept?.subjectId ?? subjectId, since }]);
  return {
    subject: head ? maskedHead(head, isMasked) : null,
    visits: visits.map(({ told, toldCipher, ...visit }) => {
      const mine = toldFor(actor, { told, toldCipher }, dictionary, secrets);
      return {
        ...visit,
        ...mine,
        answers: answersOf(mine.told, dictionary, now),
        withdrawn: visit.withdrawn && { ...visit.withdrawn, at: new Date(visit.withdrawn.at) },
        of:
          visit.of && isMasked && visit.of.kind === 'person' && visit.of.name
            ? { ...visit.of, name: maskName(visit.of.name) }
            : visit.of,
        isBackDated: visit.recordedAt.getTime() - visit.happenedAt.getTime() >= DAY_MS,
      };
    }),
    open,
    next: head ? await nextTurns(tx, head.subjectId, calendar) : [],
  };
}
