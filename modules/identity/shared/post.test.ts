import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitKinds } from '#modules/territory/shared/unit.ts';
import { administratorRoles, appointableRoles, appointers, mayStandAt, refuseAppointing, roleList } from './post.ts';

test('every role stands somewhere, and administrators and supervisors of the district only at its top', () => {
  for (const role of roleList)
    assert.ok(
      unitKinds.some((kind) => mayStandAt(role, kind)),
      role,
    );
  for (const role of [...administratorRoles, 'district_supervisor'] as const) {
    assert.deepEqual(
      unitKinds.filter((kind) => mayStandAt(role, kind)),
      ['zone', 'district'],
      role,
    );
  }
});

test('only the security administrator can make administrators, and whoever is not an appointer appoints nobody', () => {
  for (const by of roleList) {
    const given = appointableRoles(by).roles;
    assert.equal(given.length > 0, (appointers as readonly string[]).includes(by), by);
    if (by !== 'security_admin') assert.ok(!administratorRoles.some((role) => given.includes(role)), by);
  }
});

test('a refusal says the first reason that matters', () => {
  const base = {
    by: { role: 'community_secretary' as const, staffId: 'a' },
    staffId: 'b',
    role: 'grid_worker' as const,
  };
  const unit = { kind: 'grid' as const, isInScope: true, isInDistrict: true };
  assert.equal(refuseAppointing({ ...base, unit }), undefined);
  assert.equal(refuseAppointing({ ...base, unit: { ...unit, isInScope: false } }), 'outside_scope');
  assert.equal(refuseAppointing({ ...base, unit: { ...unit, kind: 'subdistrict' } }), 'wrong_unit');
  assert.equal(refuseAppointing({ ...base, unit, staffId: 'a' }), 'not_oneself');
  assert.equal(refuseAppointing({ ...base, unit, role: 'community_desk' }), 'not_by_this_role');
  const security = { role: 'security_admin' as const, staffId: 'a' };
  assert.equal(refuseAppointing({ ...base, by: security, unit: { ...unit, isInScope: false } }), undefined);
  assert.equal(refuseAppointing({ ...base, by: security, unit: { ...unit, isInDistrict: false } }), 'outside_scope');
});
