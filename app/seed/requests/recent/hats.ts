// Sessions lent to the people of the seed for as long as it writes: the bus asks everybody who they are, the seed not excepted. Given back at the
// end; whatever a seed that was cut off left behind is taken back by the next.
import { randomBytes } from 'node:crypto';
import type { Credentials } from '#kernel/server/actor.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Database } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import { districtId } from '../../ids.ts';
import type { Player } from '../cast.ts';

/** Marks what is lent: no mail ever goes there. */
const lentMail = '@seed.huying';
const agent = 'huying seed';

export type Hats = {
  ofStaff(player: Player): Promise<Credentials>;
  ofResident(phone: string): Promise<Credentials>;
  giveBack(): Promise<void>;
};

export async function lendHats(database: Database, secrets: Secrets): Promise<Hats> {
  await takeBack(database);
  const staff = new Map<string, Promise<string>>();
  const residents = new Map<string, Promise<Credentials>>();
  const lendToStaff = (player: Player): Promise<string> =>
    database.asOwner(async (tx) => {
      const token = randomBytes(32).toString('base64url');
      const account = newId();
      await tx.all(sql`
        with lent as (
          insert into auth."user" (id, name, email) select ${account}, name, ${account + lentMail} from staff where id = ${player.staffId} and account_id is null returning id)
        , named as (update staff set account_id = lent.id from lent where staff.id = ${player.staffId})
        insert into auth.session (id, "expiresAt", token, "userId", "userAgent")
        select ${newId()}, now() + interval '1 hour', ${token}, coalesce((select id from lent), (select account_id from staff where id = ${player.staffId})), ${agent}`);
      return token;
    });
  return {
    async ofStaff(player) {
      const token = staff.get(player.staffId) ?? lendToStaff(player);
      staff.set(player.staffId, token);
      return { as: 'staff', token: await token, postId: player.postId };
    },
    ofResident(phone) {
      const known =
        residents.get(phone) ??
        database.asOwner(async (tx): Promise<Credentials> => {
          const token = randomBytes(32).toString('base64url');
          await tx.all(sql`
            insert into resident_sessions (token_hash, district_id, phone_hash, phone_cipher, expires_at)
            values (${secrets.hash('session', token)}, ${districtId}, ${secrets.hash('phone', phone)}, ${secrets.seal(phone)}, now() + interval '1 hour')`);
          return { as: 'resident', token };
        });
      residents.set(phone, known);
      return known;
    },
    giveBack: () => takeBack(database),
  };
}

/** Before anybody is let in there are no sessions but these. */
async function takeBack(database: Database): Promise<void> {
  await database.asOwner(async (tx) => {
    await tx.all(sql`delete from auth.session where "userAgent" = ${agent}`);
    await tx.all(
      sql`update staff set account_id = null where account_id in (select id from auth."user" where email like ${`%${lentMail}`})`,
    );
    await tx.all(sql`delete from auth."user" where email like ${`%${lentMail}`}`);
    await tx.all(sql`delete from resident_sessions where district_id = ${districtId}`);
  });
}
