// Parts of a publication that its pages share: files with signed links, items with the units they name.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Verdict } from '../../shared/publication.ts';
import type { PublicationFile } from '../../shared/queries.ts';

export async function filesOf(fileIds: readonly string[], { tx, files }: Context): Promise<PublicationFile[]> {
  if (fileIds.length === 0) return [];
  const rows = await tx.all<Omit<PublicationFile, 'url'>>(sql`
    select f.id, f.media_type as "mediaType", f.original_name as name from unnest(${fileIds}::uuid[]) with ordinality as w (id, nth)
      join files f on f.id = w.id where f.deleted_at is null order by w.nth`);
  return rows.map((file) => ({ ...file, url: files.link(file.id) }));
}

export type ItemLine = {
  unitId: string;
  unitName: string;
  verdict: Verdict;
  text: string;
  requestId: string | null;
  requestNo: string | null;
  summary: string | null;
};

/** The request only as far as whoever asks may see it. */
export function itemsOf(publicationId: string, { tx }: Context): Promise<ItemLine[]> {
  return tx.all<ItemLine>(sql`
    select i.unit_id as "unitId", u.name as "unitName", i.verdict, i.text, r.id as "requestId", r.request_no as "requestNo", r.summary
      from publication_items i join governance_units u on u.id = i.unit_id left join requests r on r.id = i.request_id
     where i.publication_id = ${publicationId} order by i.ordinal`);
}
