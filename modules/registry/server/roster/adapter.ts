// Rosters of residents through the guided import (A8): homes found or made, people matched and written a few hundred at a time. What a table leaves
// blank erases nothing, and a flag it does not name is not ended: a roster is no authority on that.
import { z } from 'zod';
import { newId } from '#kernel/shared/id.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import type { Words } from '#kernel/shared/problem.ts';
import {
  type Comparison,
  type Difference,
  defineAdapter,
  type ImportContext,
  type StagedRow,
  type Taken,
} from '#modules/imports/server/public.ts';
import type { RosterRow } from '#modules/imports/shared/roster.ts';
import { ensureHomes, markInhabited } from '#modules/territory/server/public.ts';
import { type PersonFlag, personFlags, politicalTitles, relationTitles, sexCode } from '../../shared/person.ts';
import { lettersOf, personTokens } from '../../shared/search.ts';
import { type MatchedRow, matchRows } from './match.ts';
import * as store from './store.ts';

const rosterOptions = z.object({
  /** The grid for new homes: one for all, or one an estate. Left out, they lie in the grid of their building or estate, if it has one. */
  gridId: z.uuid().optional(),
  gridByEstate: z.record(z.string(), z.uuid()).default({}),
});
type RosterOptions = z.output<typeof rosterOptions>;
type Context = ImportContext<RosterOptions>;

export const rosterAdapter = defineAdapter<RosterRow, RosterOptions>({
  kind: 'roster',
  allowed: ['community_secretary', 'community_desk', 'street_supervisor', 'district_supervisor'],
  areaKinds: ['community', 'village'],
  options: rosterOptions,
  async compare(rows, context) {
    const matched = await matchRows(rows, context);
    return matched.map((one): Comparison => compareRow(one, context.area.unitId));
  },
  take,
});

const words = {
  name: { zh: '姓名', en: 'name' },
  home: { zh: '住处', en: 'home' },
  phone: { zh: '电话', en: 'telephone' },
  document: { zh: '证件号码', en: 'identity number' },
  relation: { zh: '与户主关系', en: 'relation to the head' },
  political: { zh: '政治面貌', en: 'political status' },
  registered: { zh: '户籍地', en: 'place of registration' },
  note: { zh: '备注', en: 'remark' },
  sex: { zh: '性别', en: 'sex' },
  flag: { zh: '标签', en: 'flag' },
} satisfies Record<string, Words>;

function compareRow(one: MatchedRow, communityId: string): Comparison {
  const { row, held } = one;
  if (!held) return { standing: 'new' };
  // Whose number it is elsewhere is not this desk's to read.
  const isOwn = held.communityId === communityId;
  if (one.isConflict)
    return {
      standing: 'conflict',
      differences: [{ what: words.name, from: isOwn ? held.name : '（本区其他社区的登记）', to: row.name }],
    };
  const differences: Difference[] = [];
  const say = (what: Words, from: string | null, to: string | null) => {
    const personal = what === words.document ? 'id' : what === words.phone ? 'phone' : undefined;
    if (to !== null && to !== from)
      differences.push({ what, from: isOwn ? from : null, to, ...(personal ? { personal } : {}) });
  };
  if (one.address !== null && (held.address !== one.address || !isOwn))
    differences.push({ what: words.home, from: isOwn ? held.address : '本区其他社区', to: one.address });
  if (one.phoneHash && !held.phoneHash?.equals(one.phoneHash))
    say(words.phone, held.phoneTail ? `*** ${held.phoneTail}` : null, row.phones[0] ?? null);
  if (one.idHash && !held.idHash) say(words.document, null, row.document?.number ?? null);
  if (row.sex && held.sex === 0) say(words.sex, null, row.sex === 'male' ? '男' : '女');
  say(words.relation, held.relation, row.relation);
  say(words.political, held.political, row.political);
  say(words.registered, held.registeredPlace, row.registeredPlace);
  say(words.note, held.note, noteOf(one));
  for (const flag of flagsOf(row)) if (!held.flags.includes(flag)) say(words.flag, null, personFlags[flag].title.zh);
  for (const difference of differences) titled(difference);
  return { standing: differences.length > 0 ? 'changed' : 'same', differences };
}

/** Codes in the words of the screen. */
function titled(difference: Difference): void {
  const titles: Record<string, Words> =
    difference.what === words.relation ? relationTitles : difference.what === words.political ? politicalTitles : {};
  if (difference.from) difference.from = titles[difference.from]?.zh ?? difference.from;
  if (difference.to) difference.to = titles[difference.to]?.zh ?? difference.to;
}

const flagsOf = (row: RosterRow): PersonFlag[] => [...new Set<PersonFlag>([...row.careGroups, ...row.tags])];

/** The remark, and the columns that the register has no place of its own for, by their header. */
function noteOf({ row, rest }: Pick<MatchedRow, 'row' | 'rest'>): string | null {
  const others = Object.entries(rest).flatMap(([header, cell]) =>
    cell === null || cell === '' ? [] : [`${header}：${cell}`],
  );
  return [row.remark, ...others].filter(Boolean).join('；').slice(0, 500) || null;
}

async function take(rows: readonly StagedRow<RosterRow>[], context: Context): Promise<Taken> {
  const { tx, area, options } = context;
  const matched = (await matchRows(rows, context)).filter(
    (one) => !one.isConflict && one.row.name !== null && compareRow(one, area.unitId).standing !== 'same',
  );
  const homes = await ensureHomes(tx, {
    districtId: area.districtId,
    communityId: area.unitId,
    dwellings: matched.map((one) => one.row.dwelling),
    gridOf: (estate) => (estate ? options.gridByEstate[estate] : undefined) ?? options.gridId,
  });
  const people = await writesOf(matched, homes.placeIds, context);
  store.addPeople(
    tx,
    area.districtId,
    people.filter((one) => one.isNew).map((one) => one.write),
  );
  store.changePeople(
    tx,
    people.filter((one) => !one.isNew).map((one) => one.write),
  );
  const moving = people.filter((one) => one.placeId !== null && one.placeId !== one.heldPlaceId);
  store.endStays(
    tx,
    moving.filter((one) => !one.isNew).map((one) => one.write.personId),
  );
  store.addStays(
    tx,
    area.districtId,
    moving.map((one) => ({
      stayId: newId(),
      personId: one.write.personId,
      placeId: one.placeId ?? '',
      relation: one.row.relation ?? one.heldRelation,
    })),
  );
  store.setRelations(
    tx,
    people.flatMap((one) =>
      !moving.includes(one) && one.row.relation ? [{ personId: one.write.personId, relation: one.row.relation }] : [],
    ),
  );
  const flags = people.flatMap((one) =>
    flagsOf(one.row).flatMap((flag) =>
      one.heldFlags.includes(flag)
        ? []
        : [
            {
              flagId: newId(),
              personId: one.write.personId,
              flag,
              isSensitive: personFlags[flag].isSensitive,
              reason: '花名册导入',
            },
          ],
    ),
  );
  store.addFlags(tx, area.districtId, flags);
  const reader = await loadPinyin();
  store.putSearches(
    tx,
    people.map(({ write, heldTail }) => ({
      personId: write.personId,
      tokens: personTokens({ name: write.name, phoneTail: write.phoneTail ?? heldTail }, reader),
    })),
  );
  markInhabited(
    tx,
    moving.flatMap((one) => one.placeId ?? []),
  );
  const added = people.filter((one) => one.isNew).length;
  return {
    counts: {
      people: added,
      changed: people.length - added,
      places: homes.created,
      moved: moving.length - added,
      flags: flags.length,
    },
    events: [
      {
        type: 'roster.taken',
        communityId: area.unitId,
        people: added,
        changed: people.length - added,
        flaggedPersonIds: [...new Set(flags.map((flag) => flag.personId))],
      },
    ],
  };
}

type Writing = {
  row: RosterRow;
  write: store.PersonWrite;
  isNew: boolean;
  placeId: string | null;
  heldPlaceId: string | null;
  heldRelation: string | null;
  heldTail: string | null;
  heldFlags: string[];
};

/** One writing a person: two rows of one batch that are the same person come to one. */
async function writesOf(
  matched: readonly MatchedRow[],
  placeIds: readonly (string | null)[],
  { secrets }: Context,
): Promise<Writing[]> {
  const reader = await loadPinyin();
  const seen = new Map<string, Writing>();
  matched.forEach((one, i) => {
    const { row, held } = one;
    const name = row.name ?? '';
    const key = held?.personId ?? one.idHash?.toString('hex') ?? `${name} ${one.address} ${row.phones[0] ?? ''}`;
    if (seen.has(key)) return;
    const [phone, ...more] = row.phones;
    seen.set(key, {
      row,
      isNew: held === null,
      placeId: placeIds[i] ?? null,
      heldPlaceId: held?.placeId ?? null,
      heldRelation: held?.relation ?? null,
      heldTail: held?.phoneTail ?? null,
      heldFlags: held?.flags ?? [],
      write: {
        personId: held?.personId ?? newId(),
        name,
        ...lettersOf(name, reader),
        sex: row.sex ? sexCode[row.sex] : null,
        bornOn: row.birthOn,
        idKind: row.document?.kind ?? null,
        idCipher: row.document ? secrets.seal(row.document.number) : null,
        idHash: one.idHash,
        phoneCipher: phone ? secrets.seal(phone) : null,
        phoneHash: one.phoneHash,
        phoneTail: phone?.slice(-4) ?? null,
        morePhones: more.length > 0 ? secrets.seal(JSON.stringify(more)) : null,
        political: row.political,
        note: noteOf(one),
        registeredPlace: row.registeredPlace,
      },
    });
  });
  return [...seen.values()];
}
