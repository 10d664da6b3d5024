// Signing in of staff: name and password, then the second factor. The sign-in library answers in its own codes; here they become the same
// problems as everywhere, in words that say what to do and never which half of the pair was wrong.
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import type { Asker } from '../wire/asker.ts';
import { call } from '../wire/client.ts';
import { isProblem, problemOf, strangeAnswer } from '../wire/refusal.ts';

export type SignInStep = { step: 'in' } | { step: 'second_factor' } | { step: 'refused'; problem: ProblemBody };

const nobody: Asker = { as: 'anonymous' };

export function signIn(username: string, password: string): Promise<SignInStep> {
  return post('/api/auth/sign-in/username', { username: username.trim(), password });
}

/** `totp`: the six digits of the authenticator; `backup`: one of the codes kept on paper. */
export function verifySecondFactor(kind: 'totp' | 'backup', code: string): Promise<SignInStep> {
  const path = kind === 'totp' ? 'verify-totp' : 'verify-backup-code';
  return post(`/api/auth/two-factor/${path}`, { code: code.replaceAll(/\s/g, '') });
}

async function post(path: string, json: object): Promise<SignInStep> {
  try {
    const { isOk, status, body } = await call(path, { json, asker: nobody });
    return readAnswer(isOk, status, body);
  } catch (error) {
    return { step: 'refused', problem: problemOf(error) };
  }
}

export function readAnswer(isOk: boolean, status: number, body: unknown): SignInStep {
  if (isOk) return { step: isObject(body) && body['twoFactorRedirect'] === true ? 'second_factor' : 'in' };
  if (isProblem(body)) return { step: 'refused', problem: body };
  const code = isObject(body) && typeof body['code'] === 'string' ? body['code'] : undefined;
  const known = (code && kindsByCode[code]) || kindsByStatus[status];
  const kind = known && kinds[known];
  const problem = kind
    ? { type: 'about:blank', status, code: `sign_in.${known}`, ...kind, remedy: 'ask_person' as const }
    : strangeAnswer(status);
  return { step: 'refused', problem };
}

type Kind = 'wrong_pair' | 'wrong_code' | 'locked' | 'begin_again';

const kinds: Record<Kind, { title: Words; wayOut: Words }> = {
  wrong_pair: {
    title: { zh: '用户名或密码不对', en: 'User name or password is not right' },
    wayOut: {
      zh: '请检查大小写和输入法再试；连续 5 次不对会锁 15 分钟。忘了密码请找本单位系统管理员重置',
      en: 'Check capitals and input method; five misses lock the account for 15 minutes. Your system administrator can reset it',
    },
  },
  wrong_code: {
    title: { zh: '验证码不对，或者已经过了 30 秒', en: 'The code is not right, or its 30 seconds are over' },
    wayOut: {
      zh: '请输入验证器上现在显示的 6 位数；若总是不对，检查手机时间是否准',
      en: 'Enter the six digits shown now; if they never fit, check the time of your phone',
    },
  },
  locked: {
    title: { zh: '试得太多，账号暂时锁住了', en: 'Too many tries; the account is locked for a while' },
    wayOut: {
      zh: '15 分钟后会自动解开；急用请找本单位安全管理员',
      en: 'It opens again after 15 minutes; if urgent, ask your security administrator',
    },
  },
  begin_again: {
    title: { zh: '这一步等得太久，要重新登录', en: 'This step has expired' },
    wayOut: { zh: '请回到上一步再输一次密码', en: 'Go back and enter the password again' },
  },
};

const kindsByCode: Record<string, Kind> = {
  INVALID_USERNAME_OR_PASSWORD: 'wrong_pair',
  INVALID_USERNAME: 'wrong_pair',
  USERNAME_TOO_SHORT: 'wrong_pair',
  USERNAME_TOO_LONG: 'wrong_pair',
  PASSWORD_TOO_SHORT: 'wrong_pair',
  PASSWORD_TOO_LONG: 'wrong_pair',
  INVALID_CODE: 'wrong_code',
  INVALID_BACKUP_CODE: 'wrong_code',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'locked',
  INVALID_TWO_FACTOR_COOKIE: 'begin_again',
};

const kindsByStatus: Record<number, Kind> = { 401: 'wrong_pair', 423: 'locked', 429: 'locked' };

function isObject(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null;
}

export type DemoAccount = { username: string; password: string; name: string; title: Words; unitName?: string };

/** People to try the product as. Empty where this is not a demo. */
export async function listDemoAccounts(): Promise<DemoAccount[]> {
  const { isOk, body } = await call('/api/demo', { method: 'GET', asker: nobody });
  const accounts = isOk && isObject(body) ? body['accounts'] : undefined;
  return Array.isArray(accounts) ? (accounts as DemoAccount[]) : [];
}

/** Where to go after signing in: only a path of our own, never an address that somebody put into a link. */
export function safeNext(next: unknown, otherwise: string): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next)) return otherwise;
  const { origin, pathname, search, hash } = new URL(next, 'https://here.invalid');
  if (origin !== 'https://here.invalid' || pathname.endsWith('/sign-in')) return otherwise;
  return pathname + search + hash;
}
