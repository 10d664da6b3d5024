// The token of one logged look: signed, for one post, for two minutes. It says what may be opened and holds none of it.
import type { Secrets } from '#kernel/server/secrets.ts';
import { type RevealField, revealFields } from '../shared/person.ts';

export type Look = { personId: string; field: RevealField; telling?: number | undefined; postId: string };

const lifeMs = 2 * 60_000;

export function makeLook(look: Look, now: number, secrets: Secrets): { token: string; until: string } {
  const until = now + lifeMs;
  const text = textOf(look, until);
  return { token: `${text}.${secrets.sign(`look ${text}`)}`, until: new Date(until).toISOString() };
}

/** The look, if the token is genuine, still alive and this post's own. */
export function readLook(
  token: string,
  postId: string,
  now: number,
  secrets: Secrets,
): (Look & { until: number }) | undefined {
  const [personId = '', name = '', told = '', post = '', until = '', signature = ''] = token.split('.');
  const field = revealFields.find((one) => one === name);
  if (!field || post !== postId || !(Number(until) > now)) return undefined;
  const look = { personId, field, telling: told === '' ? undefined : Number(told), postId };
  return secrets.verify(`look ${textOf(look, Number(until))}`, signature)
    ? { ...look, until: Number(until) }
    : undefined;
}

const textOf = ({ personId, field, telling, postId }: Look, until: number): string =>
  `${personId}.${field}.${telling ?? ''}.${postId}.${until}`;
