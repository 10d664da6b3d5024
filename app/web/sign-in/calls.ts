// The doors of signing in, as identity describes them. They stand outside the bus, for before them there is nobody to be.

import type { output } from 'zod';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { type Door, doorPaths } from '#kernel/web/page.ts';
import type { Asker } from '#kernel/web/wire/asker.ts';
import { call, request } from '#kernel/web/wire/client.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import type { demoSchema, Session, SignInStep } from '#modules/identity/shared/session.ts';
import { type SessionDoor, sessionDoors } from '#modules/identity/shared/session-door.ts';

export type Next = SignInStep['next'];
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: ProblemBody };
export type Enrolment = { totpUri: string; backupCodes: string[] };
export type DemoAccount = output<typeof demoSchema>['accounts'][number];

const nobody: Asker = { as: 'anonymous' };
const staff: Asker = { as: 'staff' };

async function post<T>(path: string, json: object, asker = nobody): Promise<Answer<T>> {
  try {
    return { ok: true, value: await request<T>(path, { json, asker }) };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** The door of a path below it: what the session may do, and for how long it may be left alone, goes by it. */
export function sessionDoorOf(path: string): SessionDoor {
  return sessionDoors.find((door) => path.startsWith(doorPaths[door])) ?? 'desk';
}

export function signIn(username: string, password: string, door: SessionDoor): Promise<Answer<SignInStep>> {
  return post('/api/auth/sign-in/username', { username: username.trim(), password, door });
}

/** `totp`: the six digits of the authenticator, at sign-in and to finish enrolment; `backup`: one of the codes kept on paper. */
export function verifyCode(kind: 'totp' | 'backup', code: string, door: SessionDoor): Promise<Answer<SignInStep>> {
  const path = kind === 'totp' ? 'verify-totp' : 'verify-backup-code';
  return post(`/api/auth/two-factor/${path}`, { code: code.replaceAll(/\s/g, ''), door });
}

export function beginEnrolment(password: string): Promise<Answer<Enrolment>> {
  return post('/api/auth/two-factor/enable', { password }, staff);
}

/** After a new password the session itself tells what is left to do. */
export async function changePassword(current: string, next: string): Promise<Answer<SignInStep>> {
  const changed = await post('/api/session/password', { current, next }, staff);
  if (!changed.ok) return changed;
  try {
    const session = await request<Session>('/api/session', { method: 'GET', asker: staff });
    return { ok: true, value: { next: session.mustEnrolSecondFactor ? 'enrol_second_factor' : 'done' } };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** People to try the product as. Empty where this is no demonstration. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  const { isOk, body } = await call('/api/demo', { method: 'GET', asker: nobody });
  return isOk ? (body as { accounts: DemoAccount[] }).accounts : [];
}

/** The path of the door a demo person starts from, given by name or as a path; otherwise the one being entered. */
export function demoDoor({ door }: DemoAccount): string | undefined {
  return door !== undefined && door in doorPaths ? doorPaths[door as Door] : door;
}
