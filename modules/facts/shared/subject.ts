// What a fact, a register and a duty can be about. One word for all of them, so that none has a screen or a table of its own.
import { z } from 'zod';
import type { Words } from '#kernel/shared/problem.ts';

/** A household is a dwelling with those living in it; a place is a shop, a lane, a facility, an estate, a hazard point; a unit is of the tree. */
export const subjectKinds = ['person', 'household', 'place', 'enterprise', 'unit'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export const subjectKindSchema = z.enum(subjectKinds);

export const subjectTitles: Record<SubjectKind, Words> = {
  person: { zh: '人', en: 'Person' },
  household: { zh: '户', en: 'Household' },
  place: { zh: '场所', en: 'Place' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  unit: { zh: '单位', en: 'Unit' },
};
