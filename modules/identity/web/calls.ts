// The doors of identity that stand outside the bus: what carries a password or a code, and the words of the journal.
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import type { Asker } from '#kernel/web/wire/asker.ts';
import { request } from '#kernel/web/wire/client.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; problem: ProblemBody };

async function answered<T>(asking: Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await asking };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

export const handOutPassword = (accountId: string, asker: Asker) =>
  answered(
    request<{ username: string; password: string }>('/api/accounts/one-time-password', { json: { accountId }, asker }),
  );

export const changePassword = (current: string, next: string, asker: Asker) =>
  answered(request<object>('/api/session/password', { json: { current, next }, asker }));

export const endOtherSessions = (asker: Asker) =>
  answered(request<{ ended: number }>('/api/session/end-others', { json: {}, asker }));

export const renewBackupCodes = (password: string, asker: Asker) =>
  answered(
    request<{ backupCodes: string[] }>('/api/auth/two-factor/generate-backup-codes', { json: { password }, asker }),
  );

export const readActs = (asker: Asker) => request<Record<string, Words>>('/api/acts', { method: 'GET', asker });

export const signInResident = (phone: string, code: string, asker: Asker) =>
  answered(request<{ phone: string }>('/api/resident/sign-in', { json: { phone, code }, asker }));

export const signOutResident = (asker: Asker) =>
  answered(request<object>('/api/resident/sign-out', { json: {}, asker }));

export const whoAmI = (asker: Asker) =>
  answered(request<{ phone: string }>('/api/resident/me', { method: 'GET', asker }));
