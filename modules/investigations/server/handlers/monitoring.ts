// C2: the tests of a firm's workers in one act. A positive has a case and an owner in the same transaction; the firm's turn is closed when everybody was tested, by nothing less.
import { command, type Done } from '#kernel/server/house.ts';
import { newId } from '#kernel/shared/id.ts';
import { tellWork } from '#modules/duties/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { tellMonitoring } from '../../shared/commands.ts';
import { traceProblem } from '../../shared/problems.ts';
import { makeCase, openedEvent } from '../cases.ts';
import { notAhead } from '../opening.ts';
import * as store from '../store/monitoring.ts';
import { addTest } from '../store/traced.ts';

export const tellMonitoringHandler = command(tellMonitoring, async (input, context): Promise<Done> => {
  const { tx, actor, now, commandId, secrets } = context;
  const by = staffOf(actor);
  const firm = await store.findFirm(tx, input.enterpriseId);
  if (!firm) throw traceProblem('firm_not_found');
  const sampledAt = notAhead(input.sampledAt, now);
  const workers = new Map((await store.listWorkersNow(tx, firm.enterpriseId)).map((one) => [one.employmentId, one]));
  if (input.tests.some(({ employmentId }) => !workers.has(employmentId))) throw traceProblem('not_working_there');
  const unitId = firm.communityId ?? by.unitId;
  const { enterpriseId, districtId } = firm;
  const { isDrill } = input;
  store.addTests(tx, input.tests, {
    districtId,
    unitId,
    enterpriseId,
    sampledAt,
    isDrill,
    byName: by.staffName,
    byPostId: by.postId,
    commandId,
  });
  const events: Done['events'] = [{ type: 'monitoring.told', enterpriseId, tests: input.tests.length }];
  const cases = [];
  for (const { testId, employmentId, result, symptom } of input.tests.filter((test) => test.result === 'positive')) {
    const worker = workers.get(employmentId);
    if (!worker) continue;
    const { phoneCipher, phoneHash, phoneTail } = worker;
    const made = await makeCase(
      {
        traceId: newId(),
        subjectId: worker.personId,
        sealed: worker.personId
          ? { nameCipher: null, phoneCipher: null, phoneHash: null, phoneTail: null }
          : { nameCipher: secrets.seal(worker.name), phoneCipher, phoneHash, phoneTail },
        unitId,
        districtId,
        enterpriseId,
        source: 'monitoring',
        sourceKey: `monitored ${testId}`,
        isPooled: false,
        sampledAt,
        symptom: symptom ?? 'unknown',
        isDrill,
        byName: by.staffName,
      },
      context,
    );
    const test = {
      testId: newId(),
      districtId,
      traceId: made.traceId,
      sampledAt,
      result,
      byName: by.staffName,
      commandId,
    };
    addTest(tx, { ...test, source: 'monitoring', sourceKey: `monitored ${testId}` });
    await tx.settle();
    cases.push({ traceId: made.traceId, ownerName: made.owner.name });
    events.push(openedEvent(made, 'monitoring'));
  }
  const since = isDrill ? undefined : await store.findTurnFrom(tx, enterpriseId);
  await tx.settle();
  const lacking = since ? await store.listLacking(tx, enterpriseId, since) : [];
  const work =
    since && lacking.length === 0 ? await closeTurn(enterpriseId, workers.size, sampledAt, context) : undefined;
  return {
    subjectId: enterpriseId,
    territoryId: unitId,
    unitIds: work?.unitIds ?? [],
    events: [...events, ...(work?.events ?? [])],
    result: { cases, lacking: lacking.length },
    isDrill,
  };
});

const closeTurn = (subjectId: string, workers: number, sampledAt: Date, context: Parameters<typeof tellWork>[1]) =>
  tellWork(
    {
      visitId: newId(),
      subjectId,
      action: 'test',
      outcome: 'done',
      happenedAt: sampledAt.toISOString(),
      note: '',
      told: [{ field: 'workersTested', value: workers }],
      requestIds: [],
      fileIds: [],
      isDrill: false,
      closer: 'everybody_tested',
    },
    context,
  );
