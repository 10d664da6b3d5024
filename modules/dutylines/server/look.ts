// The token of one logged look at a duty number: signed, for one post, for two minutes; it says which number may be opened and holds none of it.
import type { Secrets } from '#kernel/server/secrets.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';

export type Look = { what: 'link' | 'ring'; id: string; postId: string };

const textOf = ({ what, id, postId }: Look, until: number): string => `${what}.${id}.${postId}.${until}`;

export function makeLook(look: Look, now: number, secrets: Secrets): { token: string } {
  const text = textOf(look, now + 2 * MINUTE_MS);
  return { token: `${text}.${secrets.sign(`duty ${text}`)}` };
}

/** The look, if the token is genuine, still alive and this post's own. */
export function readLook(token: string, postId: string, now: number, secrets: Secrets): Look | undefined {
  const [what = '', id = '', post = '', until = '', signature = ''] = token.split('.');
  if ((what !== 'link' && what !== 'ring') || post !== postId || !(Number(until) > now)) return undefined;
  const look: Look = { what, id, postId: post };
  return secrets.verify(`duty ${textOf(look, Number(until))}`, signature) ? look : undefined;
}
