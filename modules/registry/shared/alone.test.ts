import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atDoorAlone } from './alone.ts';

const personId = '0198a000-0000-7000-8000-000000000001';
const known = {
  personId,
  phoneMasked: '199****6430',
  isContested: false,
  mayCorrect: true,
  knownAt: '2026-03-16T08:00:00+08:00',
};
const envelope = (input: object, name = 'person.correct') => ({
  id: personId,
  name,
  at: '2026-03-16T09:00:00+08:00',
  input,
});

test('the last number told on this phone stands there by its mask; another person’s, another act’s and a wrong one do not', () => {
  const mine = (phone: string | null) => envelope({ personId, phone });
  assert.equal(atDoorAlone(known, []).phoneMasked, '199****6430');
  assert.equal(atDoorAlone(known, [mine('19900011111'), mine('１９９ 0002 2222')]).phoneMasked, '199****2222');
  assert.equal(atDoorAlone(known, [mine('19900011111'), mine(null)]).phoneMasked, null);
  const others = [
    envelope({ personId: '0198a000-0000-7000-8000-000000000002', phone: '19900011111' }),
    envelope({ personId, phone: '19900011111' }, 'person.add'),
    envelope({ personId, note: '腿脚不便' }),
    envelope({ personId, phone: '1990' }),
    envelope({ personId: 3, phone: '19900011111' }),
  ];
  assert.deepEqual(atDoorAlone(known, others), known);
});
