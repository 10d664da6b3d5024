// Who it may be whom no tablet found (C9): never decided here. By the number of the document, the phone, or the very name within the asker's area.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { namer } from './names.ts';

type Out = z.input<(typeof q.candidates)['answer']>;
type Sealed = { nameCipher: Buffer | null; idCipher: Buffer | null; phoneCipher: Buffer | null; roundId: string };
const tailLength = 4;

export async function answerCandidates({ sampleId }: { sampleId: string }, context: Context): Promise<Out> {
  const { tx, secrets } = context;
  const sample = await tx.first<Sealed & Pick<Out, 'siteTitle' | 'code' | 'takenAt'>>(sql`
    select s.name_cipher as "nameCipher", s.id_cipher as "idCipher", s.phone_cipher as "phoneCipher", s.round_id as "roundId", x.title as "siteTitle", t.code, s.taken_at as "takenAt"
      from samples s join sample_tubes t on t.id = s.tube_id join sampling_sites x on x.id = s.site_id where s.id = ${sampleId} and s.subject_id is null`);
  if (!sample) throw samplingProblem('sample_not_found');
  const { nameCipher, idCipher, phoneCipher, roundId, ...shown } = sample;
  const open = (cipher: Buffer | null) => (cipher ? secrets.open(cipher) : null);
  const [told, number, phone] = [open(nameCipher) ?? '', open(idCipher), open(phoneCipher)];
  const idHash = number ? secrets.hash('id', number) : null;
  const phoneHash = phone ? secrets.hash('phone', phone) : null;
  const rows = await tx.all<Out['people'][number]>(sql`
    with found (id, rank, by) as (
      select id, 1, 'number' from people where id_hash = ${idHash}::bytea and merged_into_id is null
      union all select id, 2, 'phone' from people where phone_hash = ${phoneHash}::bytea and merged_into_id is null
      union all select id, 3, 'name' from people where name = ${told} and merged_into_id is null)
    , once as (select distinct on (id) id, rank, by from found order by id, rank)
    select s.id as "subjectId", s.name, coalesce(p.address, '') as address, extract(year from age(app.today(), n.born_on))::int as age, o.by,
           exists (select from samples x where x.round_id = ${roundId} and x.subject_id = s.id and x.unswabbed_at is null) as "isSampled"
      from once o join subjects s on s.id = o.id and not s.is_gone join people n on n.id = o.id left join places p on p.id = s.place_id
     order by o.rank, s.name_key, s.id limit 30`);
  const nameOf = namer(context);
  const tail = (text: string | null) => text && text.slice(-tailLength);
  return {
    ...shown,
    name: nameOf({ name: told, nameCipher: null }),
    idTail: tail(number),
    phoneTail: tail(phone),
    people: rows.map((row) => ({ ...row, name: nameOf({ name: row.name, nameCipher: null }) })),
  };
}
