// C9, C11: who is in which tube. What a site gathered in an hour without a network comes in by the hundred: few statements whatever their number, and nothing is asked of what
// another tablet did. One by one it is the same as together.
import { type Context, command, type Done, type ManyItem } from '#kernel/server/house.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { closeTurns } from '#modules/campaigns/server/public.ts';
import { registerSample } from '../../shared/commands.ts';
import { documentNumber } from '../../shared/document.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { refuseRegistering } from '../../shared/tube-rules.ts';
import { beyondSite, byOf, isOfShift, powerOver } from '../site.ts';
import * as samples from '../store/samples.ts';
import { listTubes, type TubeRow } from '../store/tubes.ts';

type Input = Parameters<Parameters<typeof command<typeof registerSample.input>>[1]>[0];
type Item = ManyItem<Input>;

export async function registerMany(items: readonly Item[], context: Context): Promise<(Done | Problem)[]> {
  const { tx, actor } = context;
  const by = byOf(actor);
  const inputs = items.map(({ input }) => input);
  const tubes = new Map((await listTubes(tx, distinct(inputs.map(({ tubeId }) => tubeId)))).map((t) => [t.tubeId, t]));
  const atTable = () =>
    Promise.all([
      samples.listFilled(
        tx,
        [...tubes.keys()],
        by.deviceId,
        inputs.map(({ sampleId }) => sampleId),
      ),
      powerOver([...tubes.values()], items, context),
    ]);
  const ofPeople = () =>
    Promise.all([
      samples.listReached(tx, distinct(inputs.flatMap(({ subjectId }) => subjectId ?? []))),
      samples.listOfHomes(
        tx,
        distinct([...tubes.values()].flatMap(({ householdPlaceId }) => householdPlaceId ?? [])),
        new Date(Math.min(...items.map(({ doneAt }) => doneAt))),
      ),
    ]);
  // What the house is asked for a volunteer is asked alone; else all at once.
  const [[{ filled, known }, orderOf], [reached, ofHomes]] = isOfShift(actor)
    ? [await atTable(), await beyondSite(tx, actor, ofPeople)]
    : await Promise.all([atTable(), ofPeople()]);
  const taken = new Map<string, Set<number>>();
  const placesOf = (tubeId: string) => taken.get(tubeId) ?? new Set<number>();
  for (const { tubeId, position } of filled) taken.set(tubeId, placesOf(tubeId).add(position));

  const rows: samples.NewSample[] = [];
  const done = items.map((item): Done | Problem => {
    const { sampleId, tubeId, position, subjectId, told } = item.input;
    const tube = tubes.get(tubeId);
    if (!tube) return samplingProblem('tube_not_found');
    if (!subjectId && !told) return samplingProblem('who_wanted');
    const heard: Done = {
      subjectId: sampleId,
      territoryId: tube.unitId,
      events: [{ type: 'sample.registered', sampleId, roundId: tube.roundId, siteId: tube.siteId }],
      isDrill: tube.isDrill,
    };
    // The same row under another command: it is here already.
    if (known.has(sampleId)) return { ...heard, events: [], superseded: true };
    const refusal = refuseRegistering(
      {
        deviceId: tube.deviceId,
        size: tube.size,
        kind: tube.kind,
        householdPlaceId: tube.householdPlaceId,
        isClosedHere: tube.closedAt !== null && tube.closedDeviceId === by.deviceId,
      },
      {
        deviceId: by.isTable ? by.deviceId : null,
        position,
        taken: placesOf(tubeId),
        isOfHome: subjectId ? ofHomes.has(`${subjectId} ${tube.householdPlaceId}`) : undefined,
      },
    );
    if (refusal) return samplingProblem(refusal);
    const orderId = orderOf(tube, item.doneAt);
    if (orderId instanceof Problem) return orderId;
    taken.set(tubeId, placesOf(tubeId).add(position));
    known.add(sampleId);
    rows.push(rowOf(item, tube, orderId, reached, context));
    return heard;
  });
  samples.addSamples(tx, rows, by);
  await beyondSite(tx, actor, () => closeTurns(tx, turnsOf(rows), { byName: by.byName, byPostId: by.byPostId }));
  return done;
}

export const registerHandler = command(
  registerSample,
  async (input, context) => {
    const [result] = await registerMany([{ ...context, input }], context);
    if (!result || result instanceof Problem) throw result ?? samplingProblem('tube_not_found');
    return result;
  },
  { handleMany: registerMany, laneOf: ({ tubeId }) => tubeId },
);

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

function rowOf(
  { input, doneAt, commandId }: Item,
  tube: TubeRow,
  orderId: string,
  reached: ReadonlySet<string>,
  { secrets }: Context,
): samples.NewSample {
  const { told, subjectId = null } = input;
  const idNumber = told?.idNumber ? documentNumber(told.idNumber) : undefined;
  const phone = told?.phone ? checkPhone(told.phone) : undefined;
  const phoneNumber = phone?.ok ? phone.normalized : told?.phone;
  // Who is named is known by the register; what they said beside it is not kept a second time.
  const seal = (text: string | undefined) => (text && subjectId === null ? secrets.seal(text) : null);
  const hash = (purpose: 'id' | 'phone', text: string | undefined) =>
    text && subjectId === null ? secrets.hash(purpose, text) : null;
  return {
    sampleId: input.sampleId,
    districtId: tube.districtId,
    unitId: tube.unitId,
    siteId: tube.siteId,
    roundId: tube.roundId,
    tubeId: tube.tubeId,
    position: input.position,
    subjectId,
    nameCipher: seal(told?.name),
    idCipher: seal(idNumber),
    idHash: hash('id', idNumber),
    phoneCipher: seal(phoneNumber),
    phoneHash: hash('phone', phoneNumber),
    toMatch: subjectId === null ? idNumber !== undefined : !reached.has(subjectId),
    takenAt: new Date(doneAt),
    waitedFrom: input.waitedFrom ? new Date(input.waitedFrom) : null,
    how: input.how,
    proxyName: input.proxyName || null,
    isPriority: input.isPriority,
    lateReason: input.lateReason || null,
    orderId,
    commandId,
  };
}

const turnsOf = (rows: readonly samples.NewSample[]) =>
  rows.flatMap(({ roundId, subjectId, toMatch, sampleId, takenAt, orderId }) =>
    subjectId && !toMatch ? [{ roundId, subjectId, workId: sampleId, doneAt: takenAt, orderId }] : [],
  );
