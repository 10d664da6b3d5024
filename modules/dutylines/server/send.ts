// What goes to telephones: one short message a person, useful only until the next is rung. Landlines get none: the caller dials them.
import type { CommandContext } from '#kernel/server/house.ts';
import { queueMessage } from '#kernel/server/messages.ts';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { kindTitles } from '../shared/callout.ts';
import type { CalloutRow } from './store/callouts.ts';
import type { LinkRow } from './store/lines.ts';
import { listOpenAt } from './store/open-rings.ts';

type Called = Pick<CalloutRow, 'unitName' | 'kind' | 'isDrill' | 'text' | 'stepMinutes'>;

/** A drill and a test say so first: nobody must take them for the real thing, nor the real thing for them. */
export function ringText({ unitName, kind, isDrill, text }: Called): string {
  const what = `${isDrill ? '演练·' : ''}${kindTitles[kind].zh}`;
  return `【呼应】【${what}】${unitName}：${text}。请打开呼应点“我在”。`;
}

export function sendRing(
  { tx, secrets, now }: Pick<CommandContext, 'tx' | 'secrets' | 'now'>,
  called: Called,
  phoneCipher: Uint8Array | null,
): void {
  if (!phoneCipher) return;
  const to = secrets.open(phoneCipher);
  if (!/^1\d{10}$/.test(to)) return;
  const usefulUntil = new Date(now + called.stepMinutes * MINUTE_MS);
  queueMessage(tx, secrets, { to, kind: 'duty_call', text: ringText(called), usefulUntil });
}

/** The new numbers of those who are being rung at this moment. */
export async function ringAgain(
  context: Pick<CommandContext, 'tx' | 'secrets' | 'now'>,
  unitId: string,
  changed: readonly LinkRow[],
): Promise<void> {
  const withNumber = changed.filter(({ phoneCipher }) => phoneCipher !== null);
  if (withNumber.length === 0) return;
  for (const ring of await listOpenAt(context.tx, unitId)) {
    const link = withNumber.find(({ postId }) => postId !== null && postId === ring.postId);
    if (link) sendRing(context, ring, link.phoneCipher);
  }
}
