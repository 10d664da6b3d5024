// What may be asked of publications: by staff of theirs, by anybody of those that are public. The not-yet first (principle 4).
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { type Allowed, assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { requestStates } from '#modules/requests/shared/request-chart.ts';
import { audiences, kinds, standings, verdicts } from './publication.ts';
import { acts } from './publication-chart.ts';

const readers: Allowed = { roles: [...territoryRoles, ...assignedRoles] };
const anybody: Allowed = { anyStaff: true, kinds: ['resident', 'anonymous'] };
const words = z.object({ zh: z.string(), en: z.string() });
const nullableText = z.string().nullable();
const day = nullableText;

export const tabs = ['to_confirm', 'draft', 'published', 'over', 'withdrawn', 'all'] as const;
export type PublicationTab = (typeof tabs)[number];

const head = {
  kind: z.enum(kinds),
  year: z.number().nullable(),
  issueNo: z.number().nullable(),
  title: z.string(),
  issuerName: z.string(),
  areaName: z.string(),
  periodFrom: day,
  periodTo: day,
  publishedAt: z.date().nullable(),
};

export const publicationLine = z.object({
  ...head,
  id: z.string(),
  audience: z.enum(audiences),
  standing: z.enum(standings),
  draftedAt: z.date(),
  draftedBy: z.string(),
  withdrawnAt: z.date().nullable(),
  withdrawnReason: nullableText,
  /** Units a bulletin names, and how many of them have not confirmed it. */
  named: z.number(),
  unconfirmed: z.number(),
  /** Objections among the requests the reader may see. */
  objections: z.number(),
  /** Whether the reader's own unit is named in it and has not confirmed. */
  mayConfirm: z.boolean(),
});
export type PublicationLine = z.output<typeof publicationLine>;

export const listPublications = defineQuery({
  name: 'publication.list',
  title: { zh: '公告通报', en: 'Notices and bulletins' },
  allowed: readers,
  input: z.object({
    tab: z.enum(tabs).default('published'),
    kind: z.enum(kinds).optional(),
    limit: z.int().min(1).max(200).default(100),
    after: z.string().max(100).optional(),
  }),
  answer: z.object({ rows: z.array(publicationLine), next: nullableText }),
});

export const countPublications = defineQuery({
  name: 'publication.counts',
  title: { zh: '公告通报数', en: 'Counts of notices' },
  allowed: readers,
  input: z.object({ kind: z.enum(kinds).optional() }),
  answer: z.object({
    to_confirm: z.number(),
    draft: z.number(),
    published: z.number(),
    over: z.number(),
    withdrawn: z.number(),
    all: z.number(),
  }),
});

const file = z.object({ id: z.string(), url: z.string(), mediaType: z.string(), name: nullableText });
export type PublicationFile = z.output<typeof file>;

const item = z.object({
  unitId: z.string(),
  unitName: z.string(),
  verdict: z.enum(verdicts),
  text: z.string(),
  /** Only where the reader may see the request. */
  request: z.object({ id: z.string(), requestNo: z.string(), summary: z.string() }).nullable(),
});

export const publicationPage = defineQuery({
  name: 'publication.page',
  title: { zh: '一份公告', en: 'A publication' },
  allowed: readers,
  input: z.object({ publicationId: idSchema }),
  answer: z.object({
    publication: publicationLine.extend({
      areaUnitId: z.string(),
      issuerUnitId: z.string(),
      body: z.string(),
      takesObjections: z.boolean(),
      code: nullableText,
      publishedBy: nullableText,
      withdrawnBy: nullableText,
      version: z.number(),
    }),
    files: z.array(file),
    items: z.array(item),
    /** Every named unit; who has not confirmed stands first. */
    receipts: z.array(
      z.object({ unitId: z.string(), unitName: z.string(), at: z.date().nullable(), by: nullableText }),
    ),
    objections: z.array(
      z.object({
        requestId: z.string(),
        requestNo: z.string(),
        summary: z.string(),
        state: z.enum(requestStates),
        at: z.date(),
      }),
    ),
    /** How often the public page was opened, by day: for whoever prints posters. Nothing is ever ranked by it. */
    looks: z.array(z.object({ on: z.string(), looks: z.number() })),
    abilities: z.array(z.object({ act: z.enum(acts), may: z.boolean(), whyNot: words.optional() })),
  }),
});
export type PublicationPage = z.output<typeof publicationPage.answer>;

export const publicLine = z.object({
  ...head,
  code: z.string(),
  publishedAt: z.date(),
  takesObjections: z.boolean(),
  withdrawn: z.object({ at: z.date(), reason: z.string() }).nullable(),
});
export type PublicLine = z.output<typeof publicLine>;

/** What is in force for the public: at a unit (its own and those of the units above it), or in the whole district. Newest first. */
export const currentPublications = defineQuery({
  name: 'publication.current',
  title: { zh: '现行公告', en: 'Public notices in force' },
  allowed: anybody,
  input: z.object({
    unitId: idSchema.optional(),
    kind: z.enum(kinds).optional(),
    /** Those of the units below as well. */
    withBelow: z.boolean().default(false),
    /** Those withdrawn in the last seven days as well, with the reason. */
    withWithdrawn: z.boolean().default(false),
    limit: z.int().min(1).max(100).default(50),
  }),
  answer: z.object({ rows: z.array(publicLine) }),
  perMinute: 300,
});

/** The page behind a QR code. Of one that was withdrawn: that it was, when and why, and no longer what it said. */
export const readPublication = defineQuery({
  name: 'publication.read',
  title: { zh: '看一份公告', en: 'Read a publication' },
  allowed: anybody,
  input: z.object({ code: z.string().trim().min(1).max(20) }),
  answer: z.object({
    publication: publicLine.extend({
      id: z.string(),
      standing: z.enum(standings),
      body: nullableText,
      issuerUnitId: z.string(),
    }),
    files: z.array(file),
    items: z.array(item.omit({ request: true, unitId: true })),
  }),
  perMinute: 300,
});
export type PublicPage = z.output<typeof readPublication.answer>;
