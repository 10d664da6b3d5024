// A firm as a surveyor stands at its door, or rings it (F14): where it is, whom to ask for, and the number's end until it is opened on record.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { maskName, maskPhone } from '#kernel/shared/mask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import type { enterpriseAtDoor } from '../../shared/queries.ts';

type Out = z.input<typeof enterpriseAtDoor.answer>;
type Row = Omit<NonNullable<Out['firm']>, 'phoneMasked'> & { phoneCipher: Buffer | null };

export async function answerAtDoor(
  { enterpriseId }: { enterpriseId: string },
  { tx, actor, secrets }: Context,
): Promise<Out> {
  const row = await tx.first<Row>(sql`
    select e.id as "enterpriseId", e.name, e.uscc, e.park, e.legal_representative as "legalRepresentative", e.contact_name as "contactName", e.phone_cipher as "phoneCipher",
           e.headcount, e.departments,
           coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'address', w.address) order by w.rank) from (
             select p.kind, coalesce(l.address, u.name, p.address) as address, array_position(array['working', 'responsible', 'registered'], p.kind) as rank
               from enterprise_places p left join places l on l.id = p.place_id left join governance_units u on u.id = p.unit_id
              where p.enterprise_id = e.id and upper_inf(p.valid)) w where w.address <> ''), '[]') as places
      from enterprises e where e.id = coalesce(app.kept_firm(${enterpriseId}), ${enterpriseId}::uuid) and e.merged_into_id is null`);
  if (!row) return { firm: null };
  const { phoneCipher, contactName, ...firm } = row;
  const isClear = actor.kind === 'system' || (actor.kind === 'staff' && seesNames(actor.role));
  return {
    firm: {
      ...firm,
      contactName: contactName && !isClear ? maskName(contactName) : contactName,
      phoneMasked: phoneCipher ? maskPhone(secrets.open(phoneCipher)) : null,
    },
  };
}
