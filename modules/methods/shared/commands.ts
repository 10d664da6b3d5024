import { z } from 'zod';
import { defineCommand, defineQuery } from '#kernel/shared/command.ts';
import { fieldSchema } from '#kernel/shared/field.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { bookingSchema, requiredFieldSchema } from './request-kind.ts';

/** A street writes its own method without touching code: checked, then in force from its date in its area. */
export const publishMethod = defineCommand({
  name: 'method.publish',
  title: { zh: '发布工作法', en: 'Publish a work method' },
  input: z.object({
    methodId: idSchema,
    body: z.record(z.string(), z.unknown()),
    areaUnitId: idSchema.optional(),
    /** Who answers for a method that asks for more than a week holds (减负). */
    approvedBy: z.string().trim().min(2).max(40).optional(),
  }),
  allowed: { roles: ['system_admin', 'district_supervisor'] },
});

export const listMethodsQuery = defineQuery({
  name: 'method.list',
  title: { zh: '工作法', en: 'Work methods' },
  input: z.object({}),
  answer: z.object({
    methods: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        version: z.string(),
        title: z.object({ zh: z.string(), en: z.string() }),
        areaName: z.string().nullable(),
        effectiveFrom: z.date(),
        counts: z.record(z.string(), z.number()),
        kindCount: z.number(),
      }),
    ),
  }),
  allowed: { anyStaff: true },
});

const wordsShape = z.object({ zh: z.string(), en: z.string() });

/** Methods of reach to weigh and to publish; the body of the one that is named, for whoever weighs it. */
export const methodShelf = defineQuery({
  name: 'method.shelf',
  title: { zh: '可以测算的工作法', en: 'Methods that can be weighed' },
  input: z.object({ name: z.string().max(40).optional() }),
  answer: z.object({
    methods: z.array(
      z.object({
        name: z.string(),
        version: z.string(),
        title: wordsShape,
        summary: wordsShape,
        effectiveFrom: z.string(),
        isInForce: z.boolean(),
        body: z.record(z.string(), z.unknown()).nullable(),
      }),
    ),
    mayPublish: z.boolean(),
  }),
  allowed: { roles: ['system_admin', 'community_secretary', 'street_supervisor', 'district_supervisor'] },
});

/** Channels, kinds and reasons to choose from, at the asker's unit or a given one. */
export const methodCatalogue = defineQuery({
  name: 'method.catalogue',
  title: { zh: '工作法目录', en: 'Catalogue of the method in force' },
  input: z.object({ unitId: idSchema.optional() }),
  answer: z.object({
    id: z.string(),
    title: wordsShape,
    counts: z.record(z.string(), z.number()),
    channels: z.array(z.object({ code: z.string(), title: wordsShape })),
    mustAnswerKinds: z.array(z.object({ code: z.string(), title: wordsShape })),
    mustVisitGroups: z.array(z.object({ code: z.string(), title: wordsShape })),
    /** The field dictionary: what `requiredFields` and `booking` of the kinds name. */
    fields: z.array(fieldSchema),
    kinds: z.array(
      z.object({
        code: z.string(),
        title: wordsShape,
        countsAs: z.enum(['service', 'problem']),
        mustAnswerKind: z.string().nullable(),
        serviceKind: z.string().nullable(),
        handlingKind: z.string(),
        handlingTitle: wordsShape,
        responseLimit: z.object({ amount: z.number(), unit: z.string() }),
        resolveLimit: z.object({ amount: z.number(), unit: z.string() }),
        filingCondition: wordsShape,
        closingCondition: wordsShape,
        isEmergency: z.boolean(),
        mayRunLong: z.boolean(),
        sensitivity: z.string(),
        requiredFields: z.array(requiredFieldSchema),
        booking: bookingSchema.nullable(),
      }),
    ),
    suspensions: z.array(z.object({ code: z.string(), title: wordsShape })),
    exclusions: z.array(z.object({ code: z.string(), title: wordsShape, needsEvidence: z.boolean() })),
  }),
  allowed: { anyStaff: true, kinds: ['resident', 'anonymous'] },
});
