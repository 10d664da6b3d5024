// The way of a request, told once for the stories that need one in some state.

import type { CommandInput, QueryInput } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { reportRequest, withdrawRequest } from '#modules/requests/shared/commands.ts';
import { listRequests, requestPage, ringingRequests } from '#modules/requests/shared/queries.ts';
import { searchPlaces } from '#modules/territory/shared/queries.ts';
import type { Caller } from './caller.ts';

/** The elder's home: 安居物业 serves it, and 接庄社区 answers for it. */
export const elderHome = '盛景花园3号楼1单元101';

export async function placeOf(staff: Caller, address: string): Promise<{ placeId: string; gridId: string | null }> {
  const { places } = await staff.ask(searchPlaces, { text: address, limit: 20 });
  const found = places.find((place) => place.address === address) ?? places[0];
  if (!found) throw new Error(`No place ${address}`);
  return found;
}

export async function report(
  as: Caller,
  input: Partial<CommandInput<typeof reportRequest>> & { channel: string },
): Promise<string> {
  const requestId = newId();
  const { requestId: filed } = await as.act(reportRequest, { requestId, ...input });
  return typeof filed === 'string' ? filed : requestId;
}

/** What an earlier story of this product left ringing is taken back, so that a screen can be told from its first ring. */
export async function silence(desk: Caller): Promise<void> {
  const { rows } = await desk.ask(ringingRequests, {});
  for (const { id } of rows) await desk.act(withdrawRequest, { requestId: id, reason: 'test' });
}

export const pageOf = (as: Caller, requestId: string) => as.ask(requestPage, { requestId });

export async function mayOn(as: Caller, requestId: string, act: string): Promise<boolean> {
  const { abilities } = await pageOf(as, requestId);
  return abilities.some((ability) => ability.act === act && ability.may);
}

/** All rows under a filter, page after page: what a figure opens into. */
export async function everyRow(as: Caller, filter: QueryInput<typeof listRequests>) {
  const rows = [];
  let after: string | undefined;
  do {
    const page = await as.ask(listRequests, { ...filter, limit: 200, ...(after ? { after } : {}) });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  return rows;
}
