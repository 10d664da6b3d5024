// Property of F14: whatever was assigned, told, found, merged and parted in whatever order, totals by department × park are the rows, and one firm counts once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#kernel/shared/id.ts';
import { openFirms } from './fixtures/firms.ts';

const f = await openFirms();
const { house, hq, officers } = f;
const departments = ['housing', 'industry', 'health', '-'] as const;
const parks = ['物流产业园', '科技创新园', '-'] as const;
const size = 5;

type Act =
  | { kind: 'assign'; n: number; department: number; park: number }
  | { kind: 'tell'; n: number; isDone: boolean }
  | { kind: 'find'; n: number }
  | { kind: 'merge'; into: number; from: number }
  | { kind: 'part' };
/** Those listed, two that may be found, one on record since the list was frozen that nobody tells of until another turns out to be it. */
const n = fc.nat(size + 2);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('assign' as const), n, department: fc.nat(3), park: fc.nat(2) }),
  fc.record({ kind: fc.constant('tell' as const), n, isDone: fc.boolean() }),
  fc.record({ kind: fc.constant('find' as const), n: fc.nat(1) }),
  fc.record({ kind: fc.constant('merge' as const), into: n, from: n }),
  fc.constant({ kind: 'part' as const }),
);

/** What must come out, worked out on plain sets: groups of records, which of them were told of, which were listed. */
class Model {
  into = new Map<string, string>();
  told = new Set<string>();
  inRound = new Set<string>();
  listed = new Set<string>();
  root(id: string): string {
    const up = this.into.get(id);
    return up === undefined ? id : this.root(up);
  }
  groups(): Map<string, string[]> {
    return Map.groupBy(this.inRound, (id) => this.root(id));
  }
}

test('cells are lists of names, sum to totals, and count each firm once, after any acts in any order (F14)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
      const ids = await Promise.all(
        Array.from({ length: size }, (_, k) =>
          f.firm({ department: ['housing', 'industry', 'health'][k % 3]!, park: parks[k % 2]! }),
        ),
      );
      const roundId = await f.survey();
      const outsider = await f.firm();
      await house.act('campaign.share_out', { roundId, subjectIds: ids, postIds: [officers[0]!.postId] }, hq);
      const model = new Model();
      const others = (await f.names(roundId)).rows.map(({ subjectId }) => subjectId).filter((id) => !ids.includes(id));
      for (const id of ids) {
        model.inRound.add(id);
        model.listed.add(id);
      }
      const found: (string | undefined)[] = [undefined, undefined];
      const idOf = (k: number): string | undefined => (k < size ? ids[k] : k === size + 2 ? outsider : found[k - size]);
      const merges: { mergeId: string; into: string; from: string }[] = [];
      for (const one of acts) {
        if (one.kind === 'assign') {
          const id = idOf(one.n);
          if (id) {
            const to = { toDepartment: departments[one.department], toPark: parks[one.park] };
            await house.run('campaign.share_out', { roundId, subjectIds: [model.root(id)], ...to }, hq);
          }
        } else if (one.kind === 'tell') {
          const id = idOf(one.n);
          if (id) {
            const root = model.root(id);
            const isAsked = model.groups().has(root);
            if (isAsked) await f.contact(id, officers[0]!, one.isDone ? {} : { outcome: 'no_answer', told: [] });
            if (isAsked && one.isDone) {
              model.told.add(root);
              model.inRound.add(root);
            }
          }
        } else if (one.kind === 'find' && !found[one.n]) {
          const enterpriseId = newId();
          found[one.n] = enterpriseId;
          const at = {
            visitId: newId(),
            recordId: newId(),
            name: `名单外${one.n}商行`,
            address: '某路1号',
            outcome: 'closed',
          };
          await house.act('campaign.tell_firm', { roundId, enterpriseId, ...at }, officers[0]!);
          model.inRound.add(enterpriseId);
        } else if (one.kind === 'merge') {
          const [into, from] = [idOf(one.into), idOf(one.from)];
          if (!into || !from) continue;
          const [top, low] = [model.root(into), model.root(from)];
          if (top === low) continue;
          merges.push({ mergeId: await f.merge(top, low), into: top, from: low });
          model.into.set(low, top);
          await f.follow(top, low);
        } else if (one.kind === 'part') {
          // The last one first, so that nothing above it was merged further.
          const last = merges.pop();
          if (!last) continue;
          await house.act('enterprise.unmerge', { mergeId: last.mergeId, reason: '两家' }, hq);
          model.into.delete(last.from);
          await f.follow(last.into, last.from);
        }
      }
      const { rows, total } = await f.matrix(roundId);
      const names = (await f.names(roundId)).rows.filter(({ subjectId }) => !others.includes(subjectId));
      const groups = model.groups();
      assert.deepEqual(new Set(names.map(({ subjectId }) => subjectId)), new Set(groups.keys()), 'each firm once');
      for (const { subjectId, standing, isFound } of names) {
        const records = groups.get(subjectId)!;
        // What was told while they were one stays with the record that was kept then.
        assert.equal(
          standing === 'done',
          records.some((id) => model.told.has(id)),
          `${subjectId} told`,
        );
        assert.equal(isFound, !records.some((id) => model.listed.has(id)), `${subjectId} found`);
      }
      assert.equal(total.total.all, names.length + others.length);
      for (const key of ['all', 'listed', 'found', 'done', 'excused', 'waits'] as const)
        assert.equal(
          rows.reduce((sum, row) => sum + row.byPark.reduce((of, cell) => of + cell[key], 0), 0),
          total.total[key],
        );
      for (const row of rows)
        for (const cell of row.byPark) {
          const part = { department: row.department, park: cell.park };
          assert.equal((await f.names(roundId, part)).rows.length, cell.all);
          assert.equal((await f.names(roundId, { ...part, standing: 'done' })).rows.length, cell.done);
          assert.equal(cell.done + cell.excused + cell.waits, cell.all);
          assert.equal(cell.listed + cell.found, cell.all);
        }
      // No turn of a firm is owed twice: what waits is on one 今日 each.
      const waiting = names.filter(({ standing }) => standing === 'waits').map(({ subjectId }) => subjectId);
      const mine = await house.ask<{ subjects: { subjectId: string }[] }>(
        'duty.mine',
        { span: 'open', limit: 500 },
        officers[0]!,
      );
      const owed = mine.subjects.map(({ subjectId }) => subjectId).filter((id) => groups.has(model.root(id)));
      assert.deepEqual(new Set(owed), new Set(waiting), 'the field is asked what the matrix says waits');
      await house.act('campaign.end_round', { roundId }, hq);
    }),
    {
      numRuns: 12,
      endOnFailure: false,
      // Told of, then known to be another firm: found by this property once.
      examples: [
        [
          [
            { kind: 'tell', n: 0, isDone: true },
            { kind: 'merge', into: 1, from: 0 },
            { kind: 'assign', n: 0, department: 0, park: 0 },
          ],
        ],
      ],
    },
  );
});
