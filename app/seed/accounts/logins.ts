// Logins for the people one can sign in as. The password is hashed for each anew; whoever has a login already keeps it.
import { sql } from '#kernel/server/sql.ts';
import type { OpenHouse } from '../../server/run.ts';
import { staffIdOf } from '../ids.ts';
import { demoPeople, handleOf, password } from './people.ts';

export async function openLogins({ house, signIn }: OpenHouse): Promise<void> {
  const staff = await house.database.asOwner((tx) =>
    tx.all<{ id: string; name: string; accountId: string | null }>(sql`
      select id, name, account_id as "accountId" from staff where id = any (${demoPeople.map((person) => staffIdOf(handleOf(person)))}::uuid[])`),
  );
  const byId = new Map(staff.map((row) => [row.id, row]));
  await Promise.all(
    demoPeople.map(async (person) => {
      const row = byId.get(staffIdOf(handleOf(person)));
      if (!row || row.accountId) return;
      const { accountId } = await signIn.createAccount({ username: person.username, name: row.name, password });
      await house.database.asOwner((tx) =>
        tx.all(sql`update staff set account_id = ${accountId} where id = ${row.id}`),
      );
    }),
  );
}
