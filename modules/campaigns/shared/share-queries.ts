// What can be asked of a list in parts (F14), of people who were moved (M9), of people met (A8), and what one's own rounds are in the field.
import { z } from 'zod';
import { defineQuery } from '#kernel/shared/command.ts';
import { idSchema } from '#kernel/shared/id.ts';
import { assignedRoles, territoryRoles } from '#kernel/shared/right.ts';
import { visitOutcomeSchema } from '#modules/duties/shared/visit.ts';
import { methodCodes } from '#modules/enterprises/shared/enterprise.ts';
import { partReaders } from './commands.ts';
import { whereCodes } from './move-commands.ts';
import { namesInput, namesOf } from './names.ts';
import { departmentPart, parkPart } from './share-commands.ts';

/** Listed and found together are all; all = done + excused + waits. */
export const cell = z.object({
  all: z.number(),
  listed: z.number(),
  found: z.number(),
  done: z.number(),
  excused: z.number(),
  waits: z.number(),
  /** Of those that wait: nobody is named to go. */
  unnamed: z.number(),
});
export type ShareCell = z.output<typeof cell>;
const line = z.object({ total: cell, byPark: z.array(cell.extend({ park: z.string() })) });

export const shareMatrix = defineQuery({
  name: 'campaign.shares',
  title: { zh: '部门 × 园区', en: 'Departments × parks' },
  allowed: { roles: partReaders },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    parks: z.array(z.string()),
    rows: z.array(line.extend({ department: departmentPart })),
    total: line,
    mayShare: z.boolean(),
  }),
});

export const shareStandings = ['all', 'waits', 'unnamed', 'done', 'excused', 'found'] as const;
export type ShareStanding = (typeof shareStandings)[number];

export const shareNames = defineQuery({
  name: 'campaign.share_names',
  title: { zh: '分工名单', en: 'Firms of a part' },
  allowed: { roles: partReaders },
  input: z.object({
    roundId: idSchema,
    department: departmentPart.optional(),
    park: parkPart.optional(),
    /** Named to this surveyor. */
    postId: idSchema.optional(),
    standing: z.enum(shareStandings).default('all'),
    ...namesInput,
  }),
  answer: namesOf(
    z.object({
      subjectId: z.string(),
      name: z.string(),
      uscc: z.string().nullable(),
      address: z.string().nullable(),
      department: departmentPart,
      park: z.string(),
      standing: z.enum(['done', 'waits', 'excused']),
      isFound: z.boolean(),
      surveyorName: z.string().nullable(),
      /** Other records that turned out to be this firm. */
      merged: z.array(z.string()),
      /** All that was told of it in this round, the last first. */
      contacts: z.array(
        z.object({
          at: z.date(),
          byName: z.string(),
          method: z.enum(methodCodes).nullable(),
          outcome: visitOutcomeSchema,
        }),
      ),
    }),
  ),
});

/** Whom a part can be given to: posts by the department they stand at. */
export const shareSurveyors = defineQuery({
  name: 'campaign.surveyors',
  title: { zh: '可派的摸排人员', en: 'Who may survey' },
  allowed: { roles: partReaders },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    posts: z.array(
      z.object({
        postId: z.string(),
        name: z.string(),
        unitId: z.string(),
        unitName: z.string(),
        /** Of the register of enterprises, where its unit is one. */
        department: departmentPart.nullable(),
        /** Names of this round that still wait for this post. */
        waits: z.number(),
      }),
    ),
  }),
});

const shelter = z.object({
  placeId: z.string(),
  name: z.string(),
  capacity: z.number(),
  isOpen: z.boolean(),
});

const inBuilding = z.object({
  listed: z.number(),
  found: z.number(),
  shelter: z.number(),
  relative: z.number(),
  hospital: z.number(),
  home: z.number(),
  /** Told as moved by other work, and not where. */
  unlocated: z.number(),
  excused: z.number(),
  notYet: z.number(),
});
export type InBuilding = z.output<typeof inBuilding>;

export const moveBoard = defineQuery({
  name: 'campaign.board',
  title: { zh: '转移去向', en: 'Whereabouts' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    total: inBuilding,
    buildings: z.array(inBuilding.extend({ placeId: z.string().nullable(), name: z.string() })),
    shelters: z.array(shelter.extend({ present: z.number(), passed: z.number() })),
    mayOpenShelter: z.boolean(),
  }),
});

export const moveStandings = ['all', 'not_yet', 'excused', 'unlocated', ...whereCodes] as const;
export type MoveStanding = (typeof moveStandings)[number];

export const moveNames = defineQuery({
  name: 'campaign.whereabouts',
  title: { zh: '去向名单', en: 'Whereabouts by name' },
  allowed: { roles: territoryRoles },
  input: z.object({
    roundId: idSchema,
    standing: z.enum(moveStandings).default('all'),
    /** Those of this building; null: of none. */
    buildingId: idSchema.nullable().optional(),
    /** Those at this shelter now. */
    shelterId: idSchema.optional(),
    ...namesInput,
  }),
  answer: namesOf(
    z.object({
      subjectId: z.string(),
      name: z.string(),
      address: z.string().nullable(),
      standing: z.enum(['not_yet', 'excused', 'unlocated', ...whereCodes]),
      isFound: z.boolean(),
      /** The shelter's name, or the address. */
      at: z.string().nullable(),
      since: z.date().nullable(),
      byName: z.string().nullable(),
      moves: z.number(),
      /** Tried in vain: nobody home, refuses, cannot be reached. */
      attempts: z.number(),
      lastAttempt: visitOutcomeSchema.nullable(),
    }),
  ),
});

/** Rounds of this post in the field: those it surveys, and those in which people of its area are moved. */
export const myRounds = defineQuery({
  name: 'campaign.mine',
  title: { zh: '我的行动', en: 'Rounds of this post' },
  allowed: { roles: [...territoryRoles, ...assignedRoles] },
  input: z.object({}),
  answer: z.object({
    rounds: z.array(
      z.object({
        roundId: z.string(),
        campaignTitle: z.string(),
        isDrill: z.boolean(),
        dueAt: z.date(),
        byDepartment: z.boolean(),
        whereabouts: z.boolean(),
        /** Names that wait for this very post. */
        left: z.number(),
        done: z.number(),
        parks: z.array(z.string()),
        shelters: z.array(shelter),
      }),
    ),
  }),
});

/** Where one person is, in rounds that run or ran lately. */
export const whereIs = defineQuery({
  name: 'campaign.where_is',
  title: { zh: '这个人的去向', en: 'Where somebody is' },
  allowed: { roles: territoryRoles },
  input: z.object({ subjectId: idSchema }),
  answer: z.object({
    rounds: z.array(
      z.object({
        roundId: z.string(),
        campaignTitle: z.string(),
        isDrill: z.boolean(),
        isListed: z.boolean(),
        isEnded: z.boolean(),
        shelters: z.array(shelter),
        moves: z.array(
          z.object({
            moveId: z.string(),
            whereto: z.enum(whereCodes),
            at: z.string(),
            happenedAt: z.date(),
            byName: z.string(),
          }),
        ),
      }),
    ),
  }),
});

/** People of the homes and shops that a survey reached, each once; counted where they live. */
export const peopleMet = defineQuery({
  name: 'campaign.people_met',
  title: { zh: '摸排到的人', en: 'People met in a survey' },
  allowed: { roles: territoryRoles },
  input: z.object({ roundId: idSchema }),
  answer: z.object({
    /** Other surveys of homes or shops of these days that are counted together with it. */
    rounds: z.array(z.object({ roundId: z.string(), title: z.string() })),
    rows: z.array(
      z.object({
        unitId: z.string().nullable(),
        name: z.string().nullable(),
        /** Each person once. */
        people: z.number(),
        atHome: z.number(),
        /** Met in a shop only. */
        inShop: z.number(),
        /** Met at both, counted at home. */
        both: z.number(),
        over60: z.number(),
        under18: z.number(),
      }),
    ),
  }),
});

export const metKinds = ['people', 'atHome', 'both', 'inShop', 'over60', 'under18'] as const;
export type MetKind = (typeof metKinds)[number];

/** The names behind a number of `peopleMet`. */
export const metNames = defineQuery({
  name: 'campaign.met_names',
  title: { zh: '摸排到的人员名单', en: 'People met, by name' },
  allowed: { roles: territoryRoles },
  input: z.object({
    roundId: idSchema,
    kind: z.enum(metKinds).default('people'),
    /** Of this grid; null: of no grid. */
    gridId: idSchema.nullable().optional(),
    ...namesInput,
  }),
  answer: namesOf(
    z.object({
      key: z.string(),
      /** Null: of a shop's own list, and not known to live here. */
      personId: z.string().nullable(),
      name: z.string(),
      address: z.string().nullable(),
      gridName: z.string().nullable(),
      isAtHome: z.boolean(),
      isInShop: z.boolean(),
    }),
  ),
});
