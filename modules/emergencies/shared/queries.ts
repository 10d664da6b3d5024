// What may be asked of emergency orders: by staff of theirs, by anybody of every one that was approved.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { certificateContent } from './certificate.ts';
import { orderStates } from './order.ts';
import { powers } from './power.ts';

const readers = { roles: territoryRoles };
const role = z.string();

/** Who did it, as the public reads it: by office, never by name. */
const office = z.object({ role, unitName: z.string(), at: z.date() });

const certificate = z.object({
  year: z.number(),
  certificateNo: z.number(),
  content: certificateContent,
  digest: z.string(),
  /** Its content still fits its digest, and the journal's. */
  isIntact: z.boolean(),
});
export type CertificateLine = z.output<typeof certificate>;

const link = z.object({ orderId: z.string(), year: z.number(), orderNo: z.number(), state: z.enum(orderStates) });

export const publicOrder = z.object({
  orderId: z.string(),
  year: z.number(),
  orderNo: z.number(),
  districtName: z.string(),
  title: z.string(),
  legalText: z.string(),
  articleCodes: z.array(z.string()),
  powers: z.array(z.enum(powers)),
  retention: z.partialRecord(z.enum(powers), z.number()),
  area: z.array(z.object({ unitId: z.string(), name: z.string(), path: z.string() })),
  fromAt: z.date(),
  toAt: z.date(),
  /** When it truly ended, or will: earlier than `toAt` where it was withdrawn. */
  endsAt: z.date(),
  state: z.enum(orderStates),
  proposed: office,
  approved: office,
  withdrawn: office.extend({ reason: z.string() }).nullable(),
  extendsOrder: link.nullable(),
  extensions: z.array(link),
  /** By power: until when what was gathered is kept. */
  keptUntil: z.array(z.object({ power: z.enum(powers), at: z.date() })),
  certificates: z.array(certificate),
});
export type PublicOrder = z.output<typeof publicOrder>;

/** 应急令公示: every order that was ever approved, those in force first. */
export const publicOrders = defineQuery({
  name: 'emergency.public',
  title: { zh: '应急令公示', en: 'Emergency orders' },
  allowed: { anyStaff: true, kinds: ['resident', 'anonymous'] },
  input: z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(100).default(20) }),
  answer: z.object({ rows: z.array(publicOrder), inForce: z.number(), nextOffset: z.number().nullable() }),
  perMinute: 120,
});

const person = z.object({ name: z.string(), role, unitName: z.string(), at: z.date() });
const orderRow = publicOrder
  .omit({ year: true, orderNo: true, proposed: true, approved: true, withdrawn: true, certificates: true })
  .extend({
    year: z.number().nullable(),
    orderNo: z.number().nullable(),
    isDrill: z.boolean(),
    /** In force, and its end is near. */
    endsSoon: z.boolean(),
    lapsesAt: z.date(),
    proposed: person,
    decided: person.extend({ reason: z.string().nullable() }).nullable(),
    withdrawn: person.extend({ reason: z.string() }).nullable(),
    abilities: z.object({
      mayDecide: z.boolean(),
      /** Why not, where somebody who approves orders cannot decide on this one. */
      whyNotDecide: z.enum(['same_person', 'outside_area']).nullable(),
      mayWithdraw: z.boolean(),
      mayExtend: z.boolean(),
    }),
  });
export type OrderRow = z.output<typeof orderRow>;

export const listOrders = defineQuery({
  name: 'emergency.list',
  title: { zh: '应急令', en: 'Emergency orders' },
  allowed: readers,
  input: z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(100).default(50) }),
  answer: z.object({
    rows: z.array(orderRow),
    /** Proposals that this person may decide on. */
    toDecide: z.number(),
    nextOffset: z.number().nullable(),
  }),
});

export const orderPage = defineQuery({
  name: 'emergency.page',
  title: { zh: '一份应急令', en: 'An emergency order' },
  allowed: readers,
  input: z.object({ emergencyId: idSchema }),
  answer: z.object({ order: orderRow, certificates: z.array(certificate) }),
});

/** What holds at this post: for the line under the header. */
export const ordersInForce = defineQuery({
  name: 'emergency.in_force',
  title: { zh: '生效中的应急令', en: 'Orders in force here' },
  allowed: readers,
  input: z.object({}),
  answer: z.object({
    rows: z.array(
      z.object({
        orderId: z.string(),
        title: z.string(),
        powers: z.array(z.enum(powers)),
        areaNames: z.array(z.string()),
        endsAt: z.date(),
        isDrill: z.boolean(),
        endsSoon: z.boolean(),
        isExtended: z.boolean(),
        /** This person may propose the extension. */
        mayExtend: z.boolean(),
      }),
    ),
  }),
});
export type InForce = z.output<typeof ordersInForce.answer>['rows'][number];
