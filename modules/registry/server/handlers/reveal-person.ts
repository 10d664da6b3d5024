// Opening a masked field: the command writes down who looks, at what and why; the value is told by a query that redeems the token within two
// minutes, so that it is never stored with the command.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { revealPerson } from '../../shared/commands.ts';
import { registryProblem } from '../../shared/problems.ts';
import { makeLook } from '../look.ts';
import * as store from '../store.ts';
import { findTelling } from '../tellings/store.ts';

export async function handleRevealPerson(
  input: z.output<typeof revealPerson.input>,
  { tx, actor, now, secrets }: CommandContext,
): Promise<Done> {
  const person = await store.findPerson(tx, input.personId);
  if (!person || actor.kind !== 'staff') throw registryProblem('person_not_found');
  const { personId } = person;
  const { field, telling } = input;
  if (telling !== undefined && !(await isTold(personId, telling))) throw registryProblem('nothing_to_reveal');
  const isThere =
    telling !== undefined || { phone: person.phoneCipher, id_number: person.idCipher, name: person.name }[input.field];
  if (!isThere) throw registryProblem('nothing_to_reveal');
  return {
    subjectId: personId,
    events: [{ type: 'person.revealed', personId, field }],
    result: makeLook({ personId, field, telling, postId: actor.postId }, now, secrets),
  };

  async function isTold(of: string, ordinal: number): Promise<boolean> {
    const row = field === 'id_number' ? undefined : await findTelling(tx, of, field, ordinal);
    return (row?.cipher ?? row?.value ?? null) !== null;
  }
}
