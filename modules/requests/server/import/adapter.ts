// A month's register of requests through the guided import (B2, B9): 诉求登记 as the office has it becomes requests with their own times.
import { z } from 'zod';
import { type Comparison, defineAdapter, type ImportContext, type StagedRow } from '#modules/imports/server/public.ts';
import type { RequestLogRow } from '#modules/imports/shared/request-log.ts';
import { areHeld, type HistoryContext, type HistoryRow, writeHistory } from './write-history.ts';

const options = z.object({});
type Options = z.output<typeof options>;
type Row = StagedRow<RequestLogRow>;

export const requestLogAdapter = defineAdapter<RequestLogRow, Options>({
  kind: 'request_log',
  allowed: ['community_secretary', 'community_desk', 'street_supervisor', 'district_supervisor'],
  areaKinds: ['community', 'village'],
  options,
  /** Never `changed`: what is held has a history of its own since, and an old table is no authority on that. */
  async compare(rows, context) {
    const held = await areHeld(rows.map(rowOf), contextOf(context));
    return held.map((isHeld): Comparison => ({ standing: isHeld ? 'same' : 'new' }));
  },
  async take(rows, context) {
    const { same: _, ...counts } = await writeHistory(rows.map(rowOf), contextOf(context));
    return {
      counts,
      events: [{ type: 'request.history_imported', communityId: context.area.unitId, ...counts }],
    };
  },
});

const contextOf = ({ tx, secrets, area, runId }: ImportContext<Options>): HistoryContext => ({
  tx,
  secrets,
  area,
  registerId: runId,
});

/** What is required of a good row is there: the engine has seen to it. */
function rowOf({ row }: Row): HistoryRow {
  return {
    no: row.no,
    receivedAt: Date.parse(`${(row.at ?? '').replace(' ', 'T')}:00+08:00`),
    channel: row.channel ?? '',
    callerName: row.caller,
    phones: row.phones,
    dwelling: row.dwelling,
    text: row.content ?? '',
    category: row.category,
    countsAs: row.matter ?? 'service',
    mergedIntoNo: row.mergedInto,
    remark: row.remark,
  };
}
