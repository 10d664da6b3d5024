// One case with all that is on record, and a party’s number once the look was put on record.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { mediationStaff, readers, source, words } from '../shapes.ts';
import { routeNames } from '../words.ts';
import {
  agreement,
  confirmation,
  dossierItem,
  extension,
  followUpShown,
  onCaseMediator,
  paperShown,
  party,
  referralShown,
  session,
} from './case-parts.ts';
import { mediationLine } from './lists.ts';

export const mediationPage = defineQuery({
  name: 'mediation.page',
  title: { zh: '调解案件', en: 'A mediation case' },
  allowed: readers,
  input: z.object({ caseId: idSchema }),
  answer: z.object({
    case: mediationLine.extend({
      source,
      summary: z.string(),
      endingReason: z.string().nullable(),
      toldRoutes: z.array(z.enum(routeNames)),
      requestNo: z.string(),
      requestSummary: z.string(),
      placeText: z.string().nullable(),
      maySeeRequest: z.boolean(),
      termMonths: z.number(),
    }),
    parties: z.array(party),
    /** Parties whose consent to begin is still wanting. */
    wanting: z.array(z.string()),
    acceptance: z.array(confirmation),
    mediators: z.array(onCaseMediator),
    sessions: z.array(session),
    agreement: agreement.nullable(),
    extension: extension.nullable(),
    followUps: z.array(followUpShown),
    referrals: z.array(referralShown),
    papers: z.array(paperShown),
    dossier: z.array(dossierItem),
    abilities: z.array(z.object({ act: z.string(), may: z.boolean(), whyNot: words.optional() })),
  }),
});

export const revealedParty = defineQuery({
  name: 'mediation.revealed',
  title: { zh: '当事人电话', en: 'The revealed number' },
  allowed: mediationStaff,
  input: z.object({ caseId: idSchema, partyId: idSchema }),
  answer: z.object({ phone: z.string().nullable() }),
});
