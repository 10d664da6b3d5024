// The token of one logged look at a neighbour's number: signed, for one post, for two minutes; it holds no number.
import type { Secrets } from '#kernel/server/secrets.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';

export function makeLook(neighbourId: string, postId: string, now: number, secrets: Secrets): { token: string } {
  const text = `${neighbourId}.${postId}.${now + 2 * MINUTE_MS}`;
  return { token: `${text}.${secrets.sign(`neighbour ${text}`)}` };
}

/** Whose number may be told, if the token is genuine, alive and this post's own. */
export function readLook(token: string, postId: string, now: number, secrets: Secrets): string | undefined {
  const [neighbourId = '', post = '', until = '', signature = ''] = token.split('.');
  if (post !== postId || !(Number(until) > now)) return undefined;
  return secrets.verify(`neighbour ${neighbourId}.${post}.${until}`, signature) ? neighbourId : undefined;
}
