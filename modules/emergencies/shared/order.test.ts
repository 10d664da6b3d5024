import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_MS, HOUR_MS } from '#kernel/shared/clock/time.ts';
import { chainOf, keptUntil, type Linked, lapsesAt, type Standing, spanOf, stateOf } from './order.ts';

const at = (hours: number): number => Date.parse('2026-03-16T08:00:00+08:00') + hours * HOUR_MS;
const order = (part: Partial<Standing> = {}): Standing => ({
  fromAt: at(0),
  toAt: at(48),
  verdict: 'approved',
  decidedAt: at(-1),
  withdrawnAt: null,
  ...part,
});

test('a state is told from what was decided and from the time, to the minute', () => {
  const states = (one: Standing, ...hours: number[]) => hours.map((hour) => stateOf(one, at(hour)));
  assert.deepEqual(states(order(), -1, 0, 47.99, 48), ['ahead', 'in_force', 'in_force', 'over']);
  assert.deepEqual(states(order({ verdict: null, decidedAt: null }), -1, 23.9, 24, 100), [
    'proposed',
    'proposed',
    'lapsed',
    'lapsed',
  ]);
  assert.deepEqual(states(order({ verdict: 'refused' }), 1), ['refused']);
  assert.deepEqual(states(order({ withdrawnAt: at(5) }), 4.9, 5), ['in_force', 'withdrawn']);
  assert.equal(lapsesAt({ fromAt: at(0), toAt: at(3) }), at(3), 'a short one lapses with its own end');
});

test('it holds neither before its approval nor after its withdrawal, and perhaps never', () => {
  assert.deepEqual(spanOf(order({ decidedAt: at(5) })), { from: at(5), until: at(48) });
  assert.deepEqual(spanOf(order({ withdrawnAt: at(6) })), { from: at(0), until: at(6) });
  assert.equal(spanOf(order({ withdrawnAt: at(-0.5) })), undefined);
  assert.equal(spanOf(order({ verdict: 'refused' })), undefined);
});

test('in force is exactly its span, for any order and any time', () => {
  const hour = fc.integer({ min: -50, max: 400 });
  fc.assert(
    fc.property(
      fc.record({
        from: hour,
        length: fc.integer({ min: 1, max: 336 }),
        verdict: fc.constantFrom('approved' as const, 'refused' as const, null),
        decided: hour,
        withdrawn: fc.option(hour),
        now: hour,
      }),
      ({ from, length, verdict, decided, withdrawn, now }) => {
        const one = order({
          fromAt: at(from),
          toAt: at(from + length),
          verdict,
          decidedAt: verdict && at(decided),
          withdrawnAt: withdrawn === null ? null : at(withdrawn),
        });
        const span = spanOf(one);
        const holds = span !== undefined && at(now) >= span.from && at(now) < span.until;
        assert.equal(stateOf(one, at(now)) === 'in_force', holds);
      },
    ),
  );
});

test('what is gathered is kept from the end of the last of the chain that had the power; other chains count for nothing', () => {
  const linked = (orderId: string, part: Partial<Linked>): Linked => ({
    ...order(),
    orderId,
    extendsId: null,
    powers: ['mass_testing', 'closure'],
    retention: { mass_testing: 30, closure: 7 },
    ...part,
  });
  const orders = [
    linked('first', {}),
    linked('second', { extendsId: 'first', toAt: at(96) }),
    linked('third', { extendsId: 'second', powers: ['mass_testing'], toAt: at(144) }),
    linked('refused', { extendsId: 'third', verdict: 'refused', toAt: at(200) }),
    linked('other', { toAt: at(300) }),
  ];
  assert.deepEqual(
    chainOf('second', orders).map(({ orderId }) => orderId),
    ['first', 'second', 'third', 'refused'],
  );
  assert.equal(keptUntil('first', 'mass_testing', orders), at(144) + 30 * DAY_MS);
  assert.equal(keptUntil('first', 'closure', orders), at(96) + 7 * DAY_MS);
  assert.equal(keptUntil('refused', 'mass_testing', orders), undefined, 'one that never held keeps nothing');
});
