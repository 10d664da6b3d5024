import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { isHouseField } from '../../shared/dictionary.ts';
import { forgetReplaced } from '../store/facts.ts';

/** Once a day: replaced values whose field names a time of keeping. The journal gets numbers by field, never a subject. */
export async function handleForgetFacts(_input: object, { tx }: CommandContext): Promise<Done> {
  const forgotten: { field: string; count: number }[] = [];
  for (const entry of (await dictionaryInForce(tx)).values()) {
    if (isHouseField(entry) || entry.home === 'visit' || entry.keepDays === undefined) continue;
    const count = await forgetReplaced(tx, entry.home, entry.field.name, entry.keepDays);
    if (count > 0) forgotten.push({ field: `${entry.home}.${entry.field.name}`, count });
  }
  return { events: [{ type: 'fact.forgotten', fields: forgotten }], result: { forgotten } };
}
