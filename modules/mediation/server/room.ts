// The room of an online session, where the site has a meeting service: HUYING_MEETING_URL, such as `https://meet.example.cn/huying-{room}`.
import { createHash } from 'node:crypto';

/** Undefined where none is configured: the mediator then writes the link of whatever room they use. The name of the room cannot be guessed from the case. */
export function roomFor(sessionId: string): string | undefined {
  const template = process.env['HUYING_MEETING_URL'];
  if (!template?.startsWith('https://') || !template.includes('{room}')) return undefined;
  return template.replace('{room}', createHash('sha256').update(`room ${sessionId}`).digest('hex').slice(0, 20));
}
