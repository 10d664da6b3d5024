// Who works at a firm or in a shop. A resident's page is opened only by whoever may see that resident; the rest know that there is one, and no more.
import type { StaffActor } from '#kernel/server/actor.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import type { Worker } from '../../shared/queries.ts';

type Row = Omit<Worker, 'isNameMasked' | 'phone'> & { phoneTail: string | null };

const proposals = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.name, 'address', p.address, 'bornYear', to_char(p.born_on, 'YYYY'))), '[]')
    from (
      select n.id, n.name, n.born_on, h.address
        from people n join stays s on s.person_id = n.id and s.kind = 'living' and upper_inf(s.valid) join places h on h.id = s.place_id
       where m.person_id is null and upper_inf(m.valid) and n.district_id = m.district_id and n.merged_into_id is null
         and (n.pinyin = m.pinyin and m.pinyin <> '' or n.name = m.name) and n.id <> all (m.apart_ids)
         and (n.id_hash is null or m.id_hash is null or n.id_hash = m.id_hash)
         and (h.community_id = any (e.area_ids) or h.community_id = w.community_id)
       order by n.name <> m.name, n.id limit 5) p)`;

export async function listWorkers(tx: Tx, of: Sql, actor: StaffActor): Promise<Worker[]> {
  const rows = await tx.all<Row>(sql`
    select m.id as "employmentId", m.name, m.title, m.phone_tail as "phoneTail", m.id_hash is not null as "hasDocument", lower(m.valid)::text as "from",
           upper(m.valid)::text as until, m.end_reason as "endReason", m.known_by as "knownBy", r.id as "personId",
           (select pl.address from stays s join places pl on pl.id = s.place_id
             where s.person_id = r.id and s.kind = 'living' and upper_inf(s.valid)) as "personAddress",
           ${proposals} as proposals
      from employments m left join enterprises e on e.id = m.enterprise_id left join places w on w.id = m.shop_id left join people r on r.id = app.kept_person(m.person_id)
     where ${of} and not isempty(m.valid) order by upper_inf(m.valid) desc, lower(m.valid), m.id limit 500`);
  const isNameMasked = !seesNames(actor.role);
  return rows.map(({ phoneTail, ...row }) => ({
    ...row,
    name: isNameMasked ? maskName(row.name) : row.name,
    proposals: row.proposals.map((one) => ({ ...one, name: isNameMasked ? maskName(one.name) : one.name })),
    isNameMasked,
    phone: phoneTail ? `*** ${phoneTail}` : null,
  }));
}
