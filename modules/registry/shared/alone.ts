// What stands at a door once what waits in the phone's box is done. Pure (ADR 11).
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { maskPhone } from '#kernel/shared/mask.ts';
import type { CommandEnvelope } from '#kernel/shared/outcome.ts';
import { correctPerson } from './commands.ts';
import type { personAtDoor } from './queries.ts';

type AtDoor = QueryAnswer<typeof personAtDoor>;

/** The last number told on this phone stands there by its mask; what the house knew when it was asked stays as it was. */
export function atDoorAlone(known: AtDoor, waiting: readonly CommandEnvelope[]): AtDoor {
  let { phoneMasked } = known;
  for (const { name, input } of waiting) {
    const told = name === correctPerson.name ? correctPerson.input.safeParse(input).data : undefined;
    if (!told || told.personId !== known.personId || told.phone === undefined) continue;
    const phone = told.phone ? checkPhone(told.phone) : undefined;
    // A number that is none is refused when it comes in, and what stood there stays.
    if (phone?.ok !== false) phoneMasked = phone ? maskPhone(phone.normalized) : null;
  }
  return { ...known, phoneMasked };
}
