// The page of one party.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { mediationStates } from '../mediation-chart.ts';
import { matter, mode, role } from '../shapes.ts';
import { disputeKindNames, routeNames } from '../words.ts';

const toConfirm = z.object({
  matter,
  mine: z.enum(['yes', 'no', 'wanting', 'not_needed']),
  /** Roles of the other parties who have said yes, and who have not yet. */
  others: z.array(z.object({ role, name: z.string(), isYes: z.boolean() })),
});

/** The page of one party, opened by their key: what they must know, what they are asked, nothing of the others but the names they know. */
export const partyPage = defineQuery({
  name: 'mediation.party_page',
  title: { zh: '当事人页', en: 'A party’s own page' },
  allowed: { kinds: ['anonymous'] },
  input: z.object({ caseId: idSchema }),
  answer: z.object({
    /** Over for a reason that must not stand on a screen that others may read. Everything else is then left out. */
    isQuiet: z.boolean(),
    communityName: z.string(),
    matter: z
      .object({
        caseNo: z.string(),
        committeeName: z.string(),
        disputeKind: z.enum(disputeKindNames),
        summary: z.string(),
        state: z.enum(mediationStates),
        dueOn: z.string().nullable(),
        mediators: z.array(z.object({ name: z.string(), unitName: z.string() })),
        toldRoutes: z.array(z.enum(routeNames)),
      })
      .nullable(),
    me: z
      .object({
        partyId: z.string(),
        role,
        name: z.string(),
        signer: z.string(),
        isMinor: z.boolean(),
        mayWithdraw: z.boolean(),
      })
      .nullable(),
    others: z.array(z.object({ role, name: z.string() })),
    acceptance: toConfirm.nullable(),
    extension: toConfirm.extend({ untilOn: z.string(), reason: z.string() }).nullable(),
    agreement: toConfirm
      .extend({
        agreementNo: z.string(),
        isOral: z.boolean(),
        facts: z.string(),
        digest: z.string(),
        terms: z.array(
          z.object({ ordinal: z.number(), text: z.string(), by: z.string().nullable(), dueOn: z.string().nullable() }),
        ),
        hasMediatorSigned: z.boolean(),
        isSealed: z.boolean(),
        effectiveAt: z.date().nullable(),
        judicialUntil: z.string().nullable(),
      })
      .nullable(),
    sessions: z.array(
      z.object({
        sessionId: z.string(),
        meetsAt: z.date(),
        mode,
        placeText: z.string().nullable(),
        roomUrl: z.string().nullable(),
        state: z.enum(['planned', 'held']),
        amIHere: z.boolean(),
        others: z.array(z.object({ name: z.string(), isHere: z.boolean() })),
      }),
    ),
  }),
});
