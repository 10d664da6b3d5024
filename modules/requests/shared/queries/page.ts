// One request with all that belongs to it.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { askShape, bookingShape, shownFact } from '../facts.ts';
import { fileShape, wordsShape } from '../shapes.ts';
import { requestLine } from './lists.ts';
import { staff } from './shapes.ts';

const stepShape = z.object({
  at: z.date(),
  deviceAt: z.date().nullable(),
  type: z.string(),
  by: z.string().nullable(),
  unitName: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  text: z.string().nullable(),
  files: z.array(fileShape),
});

export const requestPage = defineQuery({
  name: 'request.page',
  title: { zh: '诉求', en: 'A request with its story' },
  allowed: staff,
  input: z.object({ requestId: idSchema }),
  answer: z.object({
    request: requestLine.extend({
      text: z.string(),
      territoryId: z.string(),
      deskUnitId: z.string(),
      deskName: z.string(),
      placeId: z.string().nullable(),
      leadUnitId: z.string().nullable(),
      leadPostName: z.string().nullable(),
      assisting: z.array(z.object({ unitId: z.string(), name: z.string() })),
      dispatchRule: z.string().nullable(),
      firstAskedName: z.string().nullable(),
      gridChain: z.string(),
      gridWorker: z.string().nullable(),
      callerPhone: z.string().nullable(),
      callerAge: z.number().nullable(),
      callerSex: z.number().nullable(),
      callerTags: z.array(z.string()),
      callerPersonId: z.string().nullable(),
      /** Requests of the same caller in the half year before it, this one included; listed by `sameCallerAs`. */
      recentCount: z.number(),
      proxy: z.object({ name: z.string(), relation: z.string() }).nullable(),
      isAnonymous: z.boolean(),
      isSilent: z.boolean(),
      sensitivity: z.string(),
      classification: z.record(z.string(), z.unknown()).nullable(),
      /** When the yellow card is raised (one working day before it is due, e1); the red one is raised once it is due. */
      yellowAt: z.date().nullable(),
      responseDueAt: z.date().nullable(),
      respondedAt: z.date().nullable(),
      dispatchedAt: z.date().nullable(),
      resolvedAt: z.date().nullable(),
      pausedAt: z.date().nullable(),
      extendedDays: z.number(),
      callbackResult: z.string().nullable(),
      isSatisfied: z.boolean().nullable(),
      ratingComment: z.string().nullable(),
      /** L13: lists of what is wanting that the caller was given, and those given against the rule of one time. */
      tellings: z.number(),
      breaches: z.number(),
      /** L14: how often the caller came for it. */
      visits: z.number(),
      mergedInto: z.object({ id: z.string(), requestNo: z.string() }).nullable(),
      closingCondition: wordsShape.nullable(),
      limitText: wordsShape.nullable(),
      longitude: z.number().nullable(),
      latitude: z.number().nullable(),
    }),
    story: z.array(stepShape),
    sources: z.array(
      z.object({
        id: z.string(),
        requestNo: z.string(),
        channel: z.string(),
        receivedAt: z.date(),
        summary: z.string(),
        text: z.string(),
        callerName: z.string().nullable(),
      }),
    ),
    approvals: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        reason: z.string(),
        amount: z.number().nullable(),
        state: z.string(),
        askedBy: z.string().nullable(),
        askedAt: z.date(),
        decidedBy: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    supervisions: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        reason: z.string(),
        at: z.date(),
        dueAt: z.date().nullable(),
        answeredAt: z.date().nullable(),
        answer: z.string().nullable(),
        fromUnit: z.string().nullable(),
        toUnit: z.string().nullable(),
      }),
    ),
    similar: z.array(
      z.object({
        id: z.string(),
        requestNo: z.string(),
        summary: z.string(),
        channel: z.string(),
        receivedAt: z.date(),
        state: z.string(),
        reasons: z.array(wordsShape),
        score: z.number(),
      }),
    ),
    abilities: z.array(z.object({ act: z.string(), may: z.boolean(), whyNot: wordsShape.optional() })),
    /** B7: what is known of it by the field dictionary, what its kind asks for, and the two times of its booking. */
    facts: z.array(shownFact),
    asks: z.array(askShape),
    booking: bookingShape.nullable(),
    /** An emergency is never held up by a field: what is asked may stay open. */
    mayHoldUp: z.boolean(),
    maySeeSealed: z.boolean(),
  }),
});
