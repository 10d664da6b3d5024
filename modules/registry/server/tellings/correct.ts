// A person's columns put right, by whoever was at the door and by the desk that decides between two of them: one way in, so that the same rule holds for both.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { knownMoment } from '#kernel/shared/tellings.ts';
import { sexOf } from '../../shared/person.ts';
import { registryProblem } from '../../shared/problems.ts';
import type { ToldColumn } from '../../shared/tellings.ts';
import { type GivenFacts, tokensOf, valuesOf } from '../facts.ts';
import * as people from '../store.ts';
import { keepTellings, textOf } from './keep.ts';
import { findTelling } from './store.ts';

export type Correction = {
  person: people.PersonRow;
  values: Partial<people.PersonValues>;
  note: string;
  knownAt?: string | undefined;
};

type Act = Pick<CommandContext, 'tx' | 'actor' | 'secrets' | 'now' | 'doneAt' | 'commandId'>;

/** Superseded where everything told is older than what is known: kept, and nothing else. */
export async function correct(
  { tx, actor, secrets, now, doneAt, commandId }: Act,
  { person, values: told, note, knownAt }: Correction,
): Promise<Done> {
  const { personId } = person;
  const living = await people.findLiving(tx, personId);
  const { values, older } = await keepTellings(
    tx,
    {
      personId,
      values: told,
      source: { kind: 'correction', id: commandId, note },
      observedAt: doneAt,
      knownAt: knownMoment(knownAt, doneAt, now),
      actor,
    },
    secrets,
  );
  people.correctPerson(tx, personId, values);
  const holds = {
    name: values.name ?? person.name,
    phoneTail: values.phoneTail === undefined ? person.phoneTail : values.phoneTail,
  };
  people.putSearch(tx, personId, await tokensOf(holds, await people.listOtherNames(tx, personId)));
  const territoryId = living?.gridId ?? living?.communityId;
  return {
    subjectId: personId,
    territoryId,
    events: [{ type: 'person.corrected', personId, territoryId: territoryId ?? null }],
    result: { personId, older },
    superseded: older.length > 0 && Object.keys(values).length === 0,
  };
}

/** 以此为准: a further telling with the value of an earlier one; whoever confirms a sealed one has not seen it. */
export async function confirmTelling(
  context: CommandContext,
  choice: {
    personId: string;
    field: ToldColumn;
    telling: number;
    reason: string;
    knownAt?: string | undefined;
  },
): Promise<Done | undefined> {
  const { tx, secrets } = context;
  const person = await people.findPerson(tx, choice.personId);
  if (!person) throw registryProblem('person_not_found');
  const row = await findTelling(tx, person.personId, choice.field, choice.telling);
  if (!row) return undefined;
  const values = await valuesOf(givenOf(choice.field, textOf(row, secrets)), secrets);
  return correct(context, { person, values, note: choice.reason, knownAt: choice.knownAt });
}

function givenOf(field: ToldColumn, text: string | null): GivenFacts {
  switch (field) {
    case 'name':
      return text === null ? {} : { name: text };
    case 'sex':
      return { sex: sexOf(Number(text ?? 0)) };
    case 'politicalStatus':
      return { political: text };
    default:
      return { [field]: text };
  }
}
