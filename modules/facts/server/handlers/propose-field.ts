import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { heldFieldOf } from '#modules/methods/shared/check-reach.ts';
import type { proposeField } from '../../shared/commands.ts';
import { dictionaryOf } from '../../shared/dictionary.ts';
import { factProblem } from '../../shared/problems.ts';
import { openOwn, raiseOwn } from '../own-methods.ts';

/** A field that the dictionary lacks, as a unit's own; one that it holds under any name is refused, and named. */
export async function handleProposeField(
  input: z.output<typeof proposeField.input>,
  context: CommandContext,
): Promise<Done> {
  const { unit, methods } = await openOwn(input.unitId, context);
  const held = heldFieldOf(input.entry, dictionaryOf(methods.flatMap(({ method }) => method.fields)));
  if (held)
    throw factProblem('field_held', {
      asked: input.entry.field.title.zh,
      held: held.title.zh,
      heldEn: held.title.en,
      heldName: held.name,
      field: held.name,
      home: held.home,
    });
  const methodId = raiseOwn(unit, methods, { field: input.entry }, context);
  const { name } = input.entry.field;
  return {
    subjectId: methodId,
    territoryId: unit.unitId,
    events: [{ type: 'dictionary.proposed', home: input.entry.home, field: name, unitId: unit.unitId }],
    result: { methodId, home: input.entry.home, field: name },
  };
}
