// What anybody may ask of the territory, signed in or not: the names of places, and who answers for one. Names of buildings and rooms are no
// personal facts, but a whole map is more than anybody needs: every answer is small, and asked for at a resident's pace.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import type { Allowed } from '#kernel/shared/right.ts';

const anybody: Allowed = { anyStaff: true, kinds: ['resident', 'anonymous'] };

/** A community to choose, or a place in one. Nobody who lives there is in it. */
export const publicPlace = z.object({
  id: z.string(),
  kind: z.string(),
  isUnit: z.boolean(),
  name: z.string(),
  /** The whole address of a place; of a community its name. */
  address: z.string(),
  /** What it lies in, to tell two of the same name apart: the street of a community, street and community of a place. */
  within: z.string(),
  hasInside: z.boolean(),
});
export type PublicPlace = z.output<typeof publicPlace>;

export const searchAnswersMost = 20;
export const insideAnswersMost = 200;

/** Without anything: all communities with their streets. With `text`: places and communities by name, door or initials. With `insideId`: what lies in it. */
export const publicPlaces = defineQuery({
  name: 'territory.public_places',
  title: { zh: '您住在哪里', en: 'Where you live' },
  input: z.object({ text: z.string().trim().max(60).optional(), insideId: idSchema.optional() }),
  answer: z.object({ rows: z.array(publicPlace), hasMore: z.boolean() }),
  allowed: anybody,
  perMinute: 300,
});

/** A place or a unit as its residents know it: whose it is, who answers for it (masked), when the office is open, whom to ring. */
export const publicSpot = defineQuery({
  name: 'territory.public_spot',
  title: { zh: '这里归谁管', en: 'Who answers here' },
  input: z.object({ id: idSchema }),
  answer: z.object({
    placeId: z.string().nullable(),
    address: z.string().nullable(),
    /** The lowest unit that answers: the grid, or the community where no grid is known. */
    territoryId: z.string(),
    communityId: z.string(),
    communityName: z.string(),
    streetName: z.string().nullable(),
    gridName: z.string().nullable(),
    gridWorker: z.string().nullable(),
    /** On call now, masked, until when. */
    onDuty: z.object({ name: z.string(), until: z.date().nullable() }).nullable(),
    /** The nearest unit upwards that has published a number. Never anybody's own. */
    contact: z.object({ unitId: z.string(), name: z.string(), phone: z.string() }).nullable(),
    /** Today's office hours in minutes after midnight; empty on a day off. */
    officeToday: z.array(z.tuple([z.number(), z.number()])),
  }),
  allowed: anybody,
  perMinute: 300,
});
