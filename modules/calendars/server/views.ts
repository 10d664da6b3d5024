// The owner's own list of links.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Role } from '#kernel/shared/right.ts';

export type OwnFeed = {
  feedId: string;
  label: string;
  language: 'zh' | 'en';
  postId: string;
  role: Role;
  unitName: string;
  openedAt: Date;
  lastReadOn: string | null;
};

/** Those that open something: neither ended nor outlived by their post. */
export function listOwnFeeds(tx: Tx, staffId: string): Promise<OwnFeed[]> {
  return tx.all<OwnFeed>(sql`
    select c.id as "feedId", c.label, c.language, c.post_id as "postId", c.role, u.name as "unitName", c.opened_at as "openedAt", c.last_read_on as "lastReadOn"
      from calendar_feeds c join posts p on p.id = c.post_id and p.role = c.role and p.unit_id = c.unit_id and p.valid @> app.now()
      join governance_units u on u.id = c.unit_id and u.valid @> app.now()
     where c.staff_id = ${staffId} and c.closed_at is null order by c.opened_at, c.id`);
}
