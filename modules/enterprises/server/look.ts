// The token of one logged look at a firm's telephone: signed, for one post, for two minutes. It holds nothing of the number.
import type { Secrets } from '#kernel/server/secrets.ts';

const lifeMs = 2 * 60_000;
const textOf = (enterpriseId: string, postId: string, until: number) => `${enterpriseId}.${postId}.${until}`;

export function makeLook(enterpriseId: string, postId: string, now: number, secrets: Secrets): { token: string } {
  const text = textOf(enterpriseId, postId, now + lifeMs);
  return { token: `${text}.${secrets.sign(`enterprise look ${text}`)}` };
}

/** The firm that may be looked at, if the token is genuine, still alive and this post's own. */
export function readLook(
  token: string,
  postId: string,
  now: number,
  secrets: Secrets,
): { enterpriseId: string; until: number } | undefined {
  const [enterpriseId = '', post = '', until = '', signature = ''] = token.split('.');
  if (post !== postId || !(Number(until) > now)) return undefined;
  const isGenuine = secrets.verify(`enterprise look ${textOf(enterpriseId, postId, Number(until))}`, signature);
  return isGenuine ? { enterpriseId, until: Number(until) } : undefined;
}
