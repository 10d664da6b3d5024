import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#kernel/shared/id.ts';
import { boxOf, type Gathered, gather, toParts } from './qr-parts.ts';

const base64 = fc.base64String({ minLength: 4, maxLength: 1500 });

test('a box comes out of its codes as it went in, in whatever order and however often they were seen', () => {
  fc.assert(
    fc.property(fc.array(base64, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (entries, picks) => {
      const box = { leaseId: newId(), entries };
      const parts = toParts(box);
      for (const part of parts) assert.ok(part.length <= 940);
      const seen = [...parts].sort(() => ((picks.next().value as number) % 3) - 1);
      let gathered: Gathered | undefined;
      for (const part of [...seen.slice(0, 2), ...seen])
        gathered = gather(gather(gathered, part), 'https://example.cn');
      assert.deepEqual(boxOf(gathered!), box);
    }),
  );
});

test('with a part missing there is no box; another box begins anew; what is no such code changes nothing', () => {
  const one = toParts({ leaseId: newId(), entries: ['A'.repeat(3000)] });
  const other = toParts({ leaseId: newId(), entries: ['B'.repeat(100)] });
  let gathered: Gathered | undefined;
  for (const part of one.slice(1)) gathered = gather(gathered, part);
  assert.equal(boxOf(gathered!), undefined);
  assert.equal(gather(gathered, other[0]!)?.parts.size, 1);
  for (const code of ['', 'HY1', 'HY1.zzzzzzzz.1.1.AA', 'HY1.00000000.3.2.AA', 'HY2.00000000.1.1.AA'])
    assert.equal(gather(gathered, code), gathered);
});
