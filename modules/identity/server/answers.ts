// The answers of identity: the rows of a view, and what the asker may do with them.
import type { StaffActor } from '#kernel/server/actor.ts';
import { query } from '#kernel/server/house.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { expectedRoles } from '#modules/territory/shared/expected-posts.ts';
import { administratorRoles, appointableRoles, mayStandAt, refuseAppointing } from '../shared/post.ts';
import {
  listAccounts,
  listAudit,
  listCalendar,
  listPosts,
  listSeals,
  listSettings,
  listStaff,
} from '../shared/queries.ts';
import { settingNames, settingOf, settings } from '../shared/settings.ts';
import { staffOf } from './standing.ts';
import { isInScope } from './store.ts';
import {
  listAccountViews,
  listAuditRows,
  listDays,
  listPostViews,
  listSealViews,
  listStaffViews,
  listStoredSettings,
  listUnitRoles,
  type PostView,
  type UnitRoles,
} from './views.ts';

export const listPostsAnswer = query(listPosts, async (input, { tx, actor, now }) => {
  const by = staffOf(actor);
  const { includesBelow, limit, offset, unitId = by.unitId } = input;
  const at = input.at ? new Date(input.at) : new Date(now);
  const { posts, total } = await listPostViews(tx, { unitId, includesBelow, at, limit, offset });
  const units = await listUnitRoles(tx, { unitId, includesBelow, at });
  const may = appointableRoles(by.role);
  const isOwnArea = !may.isWithinScope || (await isInScope(tx, unitId));
  const own = units.find((unit) => unit.unitId === unitId);
  return {
    posts: posts.map((post) => ({ ...post, mayEnd: mayEnd(by, post) })),
    total,
    next: nextOffset(input, posts, total),
    vacancies: units.flatMap(vacanciesOf),
    mayAppoint: own && isOwnArea ? may.roles.filter((role) => mayStandAt(role, own.unitKind)) : [],
  };
});

function mayEnd(by: StaffActor, { staffId, role, unitKind, isInScope }: PostView): boolean {
  const refusal = refuseAppointing({ by, staffId, role, unit: { kind: unitKind, isInScope, isInDistrict: true } });
  return refusal === undefined || refusal === 'wrong_unit';
}

/** One entry for every post that a unit must have and nobody holds; where any of several roles will do, all are named. */
function vacanciesOf({ heldRoles, isRoot, unitId, unitName, unitKind, gridLevel, isLowest }: UnitRoles) {
  const expected: (readonly Role[])[] = [...expectedRoles({ kind: unitKind, gridLevel, isLowest })];
  if (isRoot) expected.push(...administratorRoles.map((role) => [role] as const));
  return expected
    .filter((anyOf) => !anyOf.some((role) => heldRoles.includes(role)))
    .map((anyOf) => ({
      unitId,
      unitName,
      unitKind,
      anyOf: [...anyOf],
      titles: anyOf.map((role) => roles[role].title),
    }));
}

export const listStaffAnswer = query(listStaff, async (input, { tx }) => {
  const { staff, total } = await listStaffViews(tx, input);
  return { staff, total, next: nextOffset(input, staff, total) };
});

export const listAccountsAnswer = query(listAccounts, async (input, { tx }) => {
  const { accounts, total } = await listAccountViews(tx, input);
  return { accounts, total, next: nextOffset(input, accounts, total) };
});

function nextOffset({ offset }: { offset: number }, rows: readonly unknown[], total: number): number | null {
  const end = offset + rows.length;
  return rows.length > 0 && end < total ? end : null;
}

export const listAuditAnswer = query(listAudit, async (input, { tx }) => {
  const rows = await listAuditRows(tx, input);
  return {
    rows: rows.map((row) => ({ ...row, content: withoutCiphers(row.content) })),
    next: rows.length === input.limit ? (rows.at(-1)?.seq ?? null) : null,
  };
});

/** A sealed field is shown as sealed: the auditor sees that a number was given, never the number. */
function withoutCiphers(content: Record<string, unknown>): Record<string, unknown> {
  const { input } = content;
  if (typeof input !== 'object' || input === null) return content;
  const shown = Object.entries(input).map(([field, value]) => [field, isSealed(value) ? { sealed: true } : value]);
  return { ...content, input: Object.fromEntries(shown) };
}
const isSealed = (value: unknown): boolean => typeof value === 'object' && value !== null && 'sealed' in value;

export const listSealsAnswer = query(listSeals, ({ limit }, { tx }) => listSealViews(tx, limit));

export const listSettingsAnswer = query(listSettings, async (_input, { tx, actor }) => {
  const by = staffOf(actor);
  const stored = await listStoredSettings(tx);
  return {
    settings: settingNames.map((name) => {
      const row = stored.get(name);
      return {
        name,
        title: settings[name].title,
        value: settingOf(name, row?.value),
        isDefault: row === undefined,
        changedAt: row?.changedAt ?? null,
        by: settings[name].by,
        mayChange: settings[name].by === by.role,
      };
    }),
  };
});

export const listCalendarAnswer = query(listCalendar, async ({ year }, { tx, actor }) => ({
  ...(await listDays(tx, year)),
  mayChange: staffOf(actor).role === 'system_admin',
}));
