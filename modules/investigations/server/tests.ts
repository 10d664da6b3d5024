// What a test does to whom it was made of, wherever it was told: positive makes the case, negative lets a contact go or rules a suspicion out.
import type { CommandContext } from '#kernel/server/house.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { endTurn } from '#modules/duties/server/public.ts';
import type { Symptom, TestResult } from '../shared/trace.ts';
import { ownerOf } from './opening.ts';
import * as store from './store/traced.ts';

export type Told = {
  testId: string;
  sampledAt: Date;
  result: TestResult;
  symptom?: Symptom | undefined;
  source: 'told' | 'sampling' | 'monitoring' | 'returner';
  sourceKey: string | null;
  byName: string;
};

export async function takeTest(row: store.TracedRow, told: Told, context: CommandContext): Promise<DomainEvent[]> {
  const { tx, commandId } = context;
  const { traceId } = row;
  store.addTest(tx, { ...told, traceId, districtId: row.districtId, commandId });
  store.touch(tx, traceId, commandId);
  const events: DomainEvent[] = [{ type: 'trace.tested', traceId, result: told.result }];
  if (told.symptom && row.caseAt) store.setSymptom(tx, traceId, told.symptom);
  const stopRinging = () => row.rhythmId && row.subjectId && endTurn(tx, row.rhythmId, row.subjectId);
  if (row.overAt) return events;
  if (told.result === 'positive' && (!row.caseAt || row.isPooled)) {
    const owner = await ownerOf([row.unitId, ...row.areaIds], context);
    const symptom = told.symptom ?? 'unknown';
    store.becomeCase(tx, traceId, commandId, { ...told, symptom, source: 'contact', isPooled: false, owner });
    stopRinging();
    if (!row.caseAt)
      events.push({
        type: 'trace.case_opened',
        traceId,
        unitId: row.unitId,
        ownerPostId: owner.postId,
        source: 'contact',
      });
  }
  if (told.result !== 'negative') return events;
  if (!row.caseAt) {
    store.release(tx, traceId, commandId, '检测阴性');
    stopRinging();
    events.push({ type: 'trace.released', traceId });
  } else if (row.isPooled && row.sampledAt && told.sampledAt > row.sampledAt) {
    store.endCase(tx, traceId, commandId, 'false_positive', '单管复采阴性');
    events.push({ type: 'trace.ended', traceId, end: 'false_positive' });
  }
  return events;
}
