import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deskRoles, type Role, roles, supervisorRoles } from '#kernel/shared/right.ts';
import { administratorRoles } from './post.ts';
import { termsOf, walkingRoles } from './session-door.ts';

const all = Object.keys(roles) as Role[];
const administrators = administratorRoles;

test('a desk is held to half an hour whoever sits there, and may act', () => {
  for (const role of all) assert.deepEqual(termsOf('desk', [role]), { idle: 'desk', isReadOnly: false });
});

test('a phone may be left for a shift by those who walk, never by those who run queues, judge or administer', () => {
  for (const role of walkingRoles) assert.deepEqual(termsOf('field', [role]), { idle: 'field', isReadOnly: false });
  for (const role of [...deskRoles, ...supervisorRoles, ...administrators]) {
    assert.equal(termsOf('field', [role]).idle, 'desk', role);
    assert.equal(termsOf('field', ['grid_worker', role]).idle, 'desk', `${role} beside a grid`);
  }
  assert.equal(termsOf('field', []).idle, 'desk', 'no post at all');
});

test('a wall may be left for as long as it likes and never acts, whoever signed in there', () => {
  for (const role of all) assert.deepEqual(termsOf('screen', [role]), { idle: 'screen', isReadOnly: true });
});

test('the database holds the same roles to the desk when a post is given in mid-shift', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../db/migrations/0019_session_doors.sql'), 'utf8');
  const listed = /new\.role in \(([^)]+)\)/.exec(text)?.[1] ?? '';
  const held = [...listed.matchAll(/'(\w+)'/g)].map(([, role]) => role).sort();
  assert.deepEqual(held, all.filter((role) => !walkingRoles.includes(role)).sort());
});
