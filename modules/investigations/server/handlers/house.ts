// What the house does by itself: cases out of results of mass testing, and erasing what is long over.
import { command, type Done } from '#kernel/server/house.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { findRound } from '#modules/campaigns/server/public.ts';
import { forgetChains, traceResults } from '../../shared/commands.ts';
import { traceProblem } from '../../shared/problems.ts';
import { makeCase, openedEvent } from '../cases.ts';
import { findRule, longest } from '../returners/rule.ts';
import { eraseReturners, eraseTraced, listForgotten } from '../store/erase.ts';
import { listSampled } from '../store/results.ts';
import { listForgottenReturners } from '../store/returners.ts';
import { addTest, lockTraced } from '../store/traced.ts';
import { takeTest } from '../tests.ts';

export const traceResultsHandler = command(traceResults, async ({ roundId }, context): Promise<Done> => {
  const { tx, commandId } = context;
  const round = await findRound(tx, roundId);
  if (!round) throw traceProblem('not_found');
  const events: Done['events'] = [];
  const units = new Set<string>();
  for (const row of await listSampled(tx, roundId, round.isDrill)) {
    const told = {
      testId: newId(),
      sampledAt: row.takenAt,
      source: 'sampling' as const,
      sourceKey: row.sourceKey,
      byName: `试管 ${row.code}`,
    };
    let traceId = row.traceId;
    // A pooled tube says something of a whole tube: it suspects, and clears nobody.
    if (row.result === 'positive') {
      const made = await makeCase(
        {
          traceId: newId(),
          subjectId: row.subjectId,
          sealed: {
            nameCipher: row.subjectId ? null : row.nameCipher,
            phoneCipher: row.phoneCipher,
            phoneHash: row.phoneHash,
            phoneTail: null,
          },
          unitId: row.unitId,
          districtId: row.districtId,
          enterpriseId: null,
          source: 'sampling',
          sourceKey: row.sourceKey,
          isPooled: row.isPooled,
          sampledAt: row.takenAt,
          symptom: 'unknown',
          isDrill: round.isDrill,
          byName: told.byName,
          orderId: row.orderId,
        },
        context,
      );
      if (made.isNew) events.push(openedEvent(made, 'sampling'));
      for (const unitId of [made.unitId, ...made.areaIds]) units.add(unitId);
      await tx.settle();
      traceId = made.traceId;
    }
    const traced = traceId ? await lockTraced(tx, traceId) : undefined;
    if (!traced) continue;
    // What a pooled tube says is said above; a single one of this very person decides.
    if (row.isPooled)
      addTest(tx, { ...told, traceId: traced.traceId, districtId: traced.districtId, result: row.result, commandId });
    else events.push(...(await takeTest(traced, { ...told, result: row.result }, context)));
    units.add(traced.unitId);
  }
  return { subjectId: roundId, unitIds: [...units], events, isDrill: round.isDrill };
});

const keptDays = 30;
/** Where no rule says how long they are followed any more. */
const returnersKeptDays = 60;
export const forgetHandler = command(forgetChains, async ({ districtId }, { tx, now }): Promise<Done> => {
  const erased = await eraseTraced(tx, await listForgotten(tx, districtId, keptDays));
  const rule = await findRule(tx);
  const before = addDays(dateOf(now), -(rule ? longest(rule) : returnersKeptDays));
  const returners = await eraseReturners(tx, await listForgottenReturners(tx, districtId, before));
  return {
    subjectId: districtId,
    events: erased + returners > 0 ? [{ type: 'trace.forgotten', erased, returners }] : [],
  };
});
