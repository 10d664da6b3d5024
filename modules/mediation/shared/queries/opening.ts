// What is known before a case is opened, on the page of the request, and who could mediate it.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { mediationStates } from '../mediation-chart.ts';
import { mediationStaff, readers, words } from '../shapes.ts';

/** What is known before a case is opened: the request behind it and the committee that would take it. */
export const prepareMediation = defineQuery({
  name: 'mediation.prepare',
  title: { zh: '受理前', en: 'Before opening' },
  allowed: mediationStaff,
  input: z.object({ requestId: idSchema }),
  answer: z.object({
    requestNo: z.string(),
    summary: z.string(),
    text: z.string(),
    placeText: z.string().nullable(),
    kindTitle: words.nullable(),
    callerName: z.string().nullable(),
    /** Whom it is against, as it was told with the request (B7). */
    otherParty: z.string().nullable(),
    committeeName: z.string(),
    isSensitive: z.boolean(),
    /** Why it cannot be opened, if it cannot. */
    whyNot: words.nullable(),
    caseId: z.string().nullable(),
  }),
});

/** What mediation has to say on the page of a request (N2): its case, the living one before those that ended; else whether one may be opened. */
export const mediationOfRequest = defineQuery({
  name: 'mediation.of_request',
  title: { zh: '诉求的调解', en: 'The mediation of a request' },
  allowed: readers,
  input: z.object({ requestId: idSchema }),
  answer: z.object({
    case: z.object({ caseId: z.string(), caseNo: z.string(), state: z.enum(mediationStates) }).nullable(),
    mayOpen: z.boolean(),
  }),
});

export const mediatorChoices = defineQuery({
  name: 'mediation.mediators',
  title: { zh: '可指定的调解员', en: 'Mediators to choose from' },
  allowed: mediationStaff,
  input: z.object({ caseId: idSchema }),
  answer: z.object({
    posts: z.array(
      z.object({
        postId: z.string(),
        staffName: z.string(),
        unitName: z.string(),
        openCases: z.number(),
        isOnCase: z.boolean(),
      }),
    ),
  }),
});
