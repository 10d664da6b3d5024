// One occurrence for its page.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { RecordKind } from '../../shared/occurrence.ts';
import { rhythmProblem } from '../../shared/problems.ts';
import type { OccurrenceLine } from '../../shared/queries.ts';
import { occurrencesWhere } from './occurrences.ts';

export async function getOccurrence(id: string, record: RecordKind, context: Context): Promise<OccurrenceLine> {
  const [line] = await occurrencesWhere(context, sql`o.id = ${id}`, sql.raw('o.id'), 1);
  if (!line) throw rhythmProblem('not_found');
  if (line.record !== record) throw rhythmProblem('wrong_record');
  return line;
}
