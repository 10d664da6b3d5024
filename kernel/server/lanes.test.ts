import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CommandEntry } from './house.ts';
import { runsInLanes } from './lanes.ts';

const entryOf = (name: string, laneOf?: CommandEntry['laneOf']) =>
  ({
    spec: { name },
    handle: () => Promise.reject(new Error(name)),
    ...(laneOf ? { laneOf } : {}),
  }) as unknown as CommandEntry;
const byTube = (input: unknown) => (input as { tube: number }).tube.toString();
const open = entryOf('open', byTube);
const register = entryOf('register', byTube);
const close = entryOf('close', byTube);
const unswab = entryOf('unswab');
const act = (entry: CommandEntry, tube: number) => ({ entry, input: { tube } });
const told = (runs: ReturnType<typeof runsInLanes<ReturnType<typeof act>>>) =>
  runs.map((run) => [run[0]!.entry.spec.name, ...run.map(({ input }) => input.tube)]);

test('tube after tube becomes three runs: all opened, everybody registered, all closed', () => {
  const day = [1, 2, 3].flatMap((tube) => [
    act(open, tube),
    act(register, tube),
    act(register, tube),
    act(close, tube),
  ]);
  assert.deepEqual(told(runsInLanes(day)), [
    ['open', 1, 2, 3],
    ['register', 1, 1, 2, 2, 3, 3],
    ['close', 1, 2, 3],
  ]);
});

test('nothing goes past an act without a lane', () => {
  const day = [act(register, 1), act(unswab, 1), act(register, 1), act(unswab, 2), act(unswab, 1)];
  assert.deepEqual(told(runsInLanes(day)), [
    ['register', 1],
    ['unswab', 1],
    ['register', 1],
    ['unswab', 2, 1],
  ]);
});

test('property: none is lost or doubled, each run is of one command, one tube’s acts keep their order, and so does everything around an act without a lane', () => {
  const anyAct = fc.record({ entry: fc.constantFrom(open, register, close, unswab), tube: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 60 }), (all) => {
      const items = all.map(({ entry, tube }) => act(entry, tube));
      const runs = runsInLanes(items);
      const done = runs.flat();
      assert.equal(done.length, items.length);
      assert.equal(new Set(done).size, items.length);
      for (const run of runs) assert.equal(new Set(run.map(({ entry }) => entry)).size, 1);
      const place = new Map(done.map((item, n) => [item, n]));
      for (const [n, one] of items.entries())
        for (const later of items.slice(n + 1)) {
          const mayPass = one.entry.laneOf && later.entry.laneOf && one.input.tube !== later.input.tube;
          if (!mayPass) assert.ok(place.get(one)! < place.get(later)!);
        }
    }),
  );
});
