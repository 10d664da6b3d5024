// What a reaction must know of the request behind a case, read as the house.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { findRequest, type RequestRow } from '#modules/requests/server/public.ts';

export type RequestFacts = Pick<RequestRow, 'requestNo' | 'channel' | 'placeId' | 'territoryId' | 'isDrill'>;

export const readRequestFacts = (tx: Tx, requestId: string): Promise<RequestFacts | undefined> =>
  findRequest(tx, requestId);

/** The other side as it was written down when the case was opened. */
export async function readRespondents(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.all<{ name: string }>(
    sql`select name from mediation_parties where case_id = ${caseId} and role = 'respondent' order by ordinal`,
  );
  return rows.map(({ name }) => name);
}

/** The living case of this request, if there is one. */
export async function readCaseOf(tx: Tx, requestId: string): Promise<string | undefined> {
  const row = await tx.first<{ id: string }>(
    sql`select id from mediation_cases where request_id = ${requestId} and ended_at is null`,
  );
  return row?.id;
}
