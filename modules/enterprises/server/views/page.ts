// One firm with all that is on record of it, what a merge would do, and who runs a shop.
import type { z } from 'zod';
import type { StaffActor } from '#kernel/server/actor.ts';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { maskName, maskPhone } from '#kernel/shared/mask.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { keepers, mergers } from '../../shared/enterprise.ts';
import { hangingKinds, type MergedField } from '../../shared/merge.ts';
import { enterpriseProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { planOf } from '../handlers/merge-enterprises.ts';
import { readLook } from '../look.ts';
import { keyFlag } from '../store/beside.ts';
import { type EnterpriseRow, enterpriseColumns } from '../store/enterprises.ts';
import { listAlike, listPairs } from './alike.ts';
import { lineColumns, lineTables } from './where.ts';
import { listWorkers } from './workers.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

function staffOf({ actor }: Context): StaffActor {
  if (actor.kind !== 'staff') throw enterpriseProblem('not_found');
  return actor;
}

type Head = EnterpriseRow & {
  stateReason: string | null;
  isKey: boolean;
  keySince: string | null;
  keyReason: string | null;
  unitName: string;
  communityName: string | null;
  madeAt: Date;
  mergedName: string | null;
};

const findHead = (tx: Tx, enterpriseId: string) =>
  tx.first<Head>(sql`
    select ${enterpriseColumns}, e.state_reason as "stateReason", e.is_key as "isKey", k."from" as "keySince", k.reason as "keyReason", u.name as "unitName",
           c.name as "communityName", e.made_at as "madeAt", m.name as "mergedName"
      from enterprises e join governance_units u on u.id = e.unit_id left join governance_units c on c.id = e.community_id
      left join enterprises m on m.id = e.merged_into_id
      left join lateral (
        select lower(f.valid)::text as "from", f.reason from subject_flags f where f.subject_id = e.id and f.flag = ${keyFlag} and upper_inf(f.valid)) k on true
     where e.id = ${enterpriseId}`);

type Page = Out<typeof q.enterprisePage>;

export async function answerPage({ enterpriseId }: In<typeof q.enterprisePage>, context: Context): Promise<Page> {
  const { tx, secrets } = context;
  const actor = staffOf(context);
  const head = await findHead(tx, enterpriseId);
  if (!head) throw enterpriseProblem('not_found');
  const [places, listings, shops, workers, alike, merges, story] = await Promise.all([
    tx.all<Page['places'][number]>(sql`
      select p.kind, p.place_id as "placeId", p.unit_id as "unitId", coalesce(pl.address, u.name, p.address) as address, p.source,
             lower(p.valid)::text as "from", upper(p.valid)::text as until
        from enterprise_places p left join places pl on pl.id = p.place_id left join governance_units u on u.id = p.unit_id
       where p.enterprise_id = ${enterpriseId} and not isempty(p.valid)
       order by upper_inf(p.valid) desc, array_position(array['responsible', 'working', 'registered'], p.kind), lower(p.valid) desc`),
    tx.all<Page['listings'][number]>(sql`
      select department, method, contacted_on::text as "contactedOn", source, lower(valid)::text as "from", upper(valid)::text as until
        from enterprise_listings where enterprise_id = ${enterpriseId} and not isempty(valid) order by upper_inf(valid) desc, contacted_on desc nulls last, id`),
    tx.all<Page['shops'][number]>(sql`
      select s.id as "runId", s.place_id as "placeId", p.address, lower(s.valid)::text as "from", upper(s.valid)::text as until
        from shop_runs s join places p on p.id = s.place_id where s.enterprise_id = ${enterpriseId} and not isempty(s.valid)
       order by upper_inf(s.valid) desc, lower(s.valid) desc`),
    listWorkers(tx, sql`m.enterprise_id = ${enterpriseId}`, actor),
    listAlike(tx, enterpriseId),
    tx.all<Omit<Page['merges'][number], 'at' | 'undoneAt'> & { at: Date; undoneAt: Date | null }>(sql`
      select m.id as "mergeId", m.from_id as "fromId", f.name as "fromName", m.reason, m.by_name as "byName", m.merged_at as at, m.undone_at as "undoneAt",
             m.undone_reason as "undoneReason"
        from enterprise_merges m join enterprises f on f.id = m.from_id where m.into_id = ${enterpriseId} order by m.merged_at desc`),
    tx.all<{ at: Date; command: string; byName: string | null; unitName: string | null }>(sql`
      select j.at, j.name as command, s.name as "byName", u.name as "unitName"
        from enterprises e cross join lateral app.journal_of(e.id) j left join staff s on s.id::text = j.actor_id left join governance_units u on u.id = j.unit_id
       where e.id = ${enterpriseId} order by j.seq desc limit 100`),
  ]);
  const by = { kind: actor.kind, role: actor.role };
  const mask = seesNames(actor.role) ? (name: string) => name : maskName;
  return {
    enterprise: {
      enterpriseId,
      name: head.name,
      formerNames: head.formerNames,
      uscc: head.uscc,
      usccWritten: head.usccWritten,
      usccFault: head.usccFault,
      kind: head.kind,
      park: head.park,
      legalRepresentative: head.legalRepresentative,
      contactName: head.contactName && mask(head.contactName),
      phoneMasked: head.phoneCipher ? maskPhone(secrets.open(head.phoneCipher)) : null,
      headcount: head.headcount,
      scale: head.scale,
      isAboveScale: head.isAboveScale,
      note: head.note,
      state: head.state,
      stateOn: head.stateOn,
      stateReason: head.stateReason,
      isKey: head.isKey,
      keySince: head.keySince,
      keyReason: head.keyReason,
      unitName: head.unitName,
      communityName: head.communityName,
      recordedAt: head.madeAt.toISOString(),
      sources: head.sources,
      mergedInto: head.mergedIntoId ? { enterpriseId: head.mergedIntoId, name: head.mergedName ?? '' } : null,
    },
    places,
    listings,
    shops,
    workers,
    alike,
    merges: merges.map(({ at, undoneAt, ...one }) => ({
      ...one,
      at: at.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
    story: story.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    abilities: {
      mayKeep: head.mergedIntoId === null && mayBy({ roles: keepers }, by),
      mayMerge: mayBy({ roles: mergers }, by),
    },
  };
}

export async function answerDuplicates(
  { limit }: In<typeof q.enterpriseDuplicates>,
  { tx }: Context,
): Promise<Out<typeof q.enterpriseDuplicates>> {
  return { pairs: await listPairs(tx, limit) };
}

export async function answerPreview(
  { intoId, fromId }: In<typeof q.mergePreview>,
  { tx }: Context,
): Promise<Out<typeof q.mergePreview>> {
  const rows = await tx.all<EnterpriseRow>(
    sql`select ${enterpriseColumns} from enterprises e where e.id = any (${[intoId, fromId]}::uuid[]) and e.merged_into_id is null`,
  );
  const lines = await tx.all<q.EnterpriseLine>(
    sql`select ${lineColumns} from ${lineTables} where e.id = any (${[intoId, fromId]}::uuid[])`,
  );
  const [into, from] = [intoId, fromId].map((id) => rows.find((row) => row.enterpriseId === id));
  const [intoLine, fromLine] = [intoId, fromId].map((id) => lines.find((row) => row.enterpriseId === id));
  if (!into || !from || !intoLine || !fromLine) throw enterpriseProblem('not_found');
  const plan = await planOf(tx, into, from);
  return {
    into: intoLine,
    from: fromLine,
    filled: plan.filled.map((field) => ({ field, value: shown(from, field) })),
    kept: plan.kept.map((field) => ({ field, value: shown(into, field), other: shown(from, field) })),
    moved: hangingKinds.map((kind) => ({ kind, count: plan.moved[kind].length, left: plan.left[kind].length })),
  };
}

/** A fact as a preview shows it; numbers by their end. */
function shown(row: EnterpriseRow, field: MergedField): string {
  if (field === 'phone') return `*** ${row.phoneTail ?? ''}`;
  return String(row[field] ?? '');
}

export async function answerShop(
  { placeId }: In<typeof q.shopPage>,
  context: Context,
): Promise<Out<typeof q.shopPage>> {
  const { tx } = context;
  const actor = staffOf(context);
  const place = await tx.first<{ kind: string; isOwn: boolean }>(
    sql`select kind, app.stands_on(id) as "isOwn" from places where id = ${placeId}`,
  );
  if (!place) throw enterpriseProblem('place_not_found');
  const [runs, workers] = await Promise.all([
    tx.all<Out<typeof q.shopPage>['runs'][number]>(sql`
      select s.id as "runId", e.id as "enterpriseId", e.name, lower(s.valid)::text as "from", upper(s.valid)::text as until
        from shop_runs s join enterprises e on e.id = s.enterprise_id where s.place_id = ${placeId} and not isempty(s.valid)
       order by upper_inf(s.valid) desc, lower(s.valid) desc`),
    listWorkers(tx, sql`m.shop_id = ${placeId}`, actor),
  ]);
  return {
    isShop: place.kind === 'shop',
    runs,
    workers,
    mayKeep: place.isOwn && actor.reach === 'territory' && mayBy({ roles: keepers }, actor),
  };
}

export async function answerRevealed(
  { token }: In<typeof q.revealedPhone>,
  context: Context,
): Promise<Out<typeof q.revealedPhone>> {
  const actor = staffOf(context);
  const look = readLook(token, actor.postId, context.now, context.secrets);
  if (!look) throw enterpriseProblem('reveal_over');
  const head = await findHead(context.tx, look.enterpriseId);
  if (!head) throw enterpriseProblem('not_found');
  if (!head.phoneCipher) throw enterpriseProblem('nothing_to_reveal');
  return {
    enterpriseId: look.enterpriseId,
    value: context.secrets.open(head.phoneCipher),
    until: new Date(look.until).toISOString(),
  };
}
