// The answers about residents: masks are put on here, once, for every screen.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { checkDocument, guessDocumentKinds } from '#kernel/shared/identity/documents.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { maskIdNumber, maskPhone } from '#kernel/shared/mask.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { queryTokens } from '#kernel/shared/text/search-tokens.ts';
import { addPerson, changeHead, correctPerson, revealPerson } from '../shared/commands.ts';
import { ageOn, type RevealField, seesNames, sensitiveDuty, sexOf } from '../shared/person.ts';
import { registryProblem } from '../shared/problems.ts';
import type * as q from '../shared/queries.ts';
import { lineOf, maskedName, staffOf, todayOf } from './lines.ts';
import { readLook } from './look.ts';
import { storyOf } from './pairs/answers.ts';
import { populationOf } from './population.ts';
import { countRequests } from './records.ts';
import { textOf } from './tellings/keep.ts';
import { contestedColumns, findTelling } from './tellings/store.ts';
import * as views from './views.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerFind(
  { text, limit }: In<typeof q.findPersons>,
  context: Context,
): Promise<Out<typeof q.findPersons>> {
  const { tx, secrets } = context;
  const rows = await findRows(text, limit);
  // The whole name first, then by pinyin: 王芳 before 王芳芳.
  rows.sort(
    (a, b) =>
      Number(b.name === text) - Number(a.name === text) ||
      a.initials.localeCompare(b.initials) ||
      (a.name < b.name ? -1 : 1),
  );
  return { people: rows.slice(0, limit).map((row) => lineOf(row, context)), hasMore: rows.length > limit };

  async function findRows(typed: string, most: number): Promise<views.LineRow[]> {
    const compact = typed.replace(/\s+/g, '');
    if (/^[\dA-Za-z]{8,}$/.test(compact)) {
      for (const kind of guessDocumentKinds(compact)) {
        const document = checkDocument(kind, compact);
        const found = document.ok ? await views.findById(tx, secrets.hash('id', document.normalized)) : [];
        if (found.length > 0) return found;
      }
      const phone = checkPhone(compact);
      if (phone.ok) return views.findByPhone(tx, secrets.hash('phone', phone.normalized));
    }
    const tokens = queryTokens(typed);
    return tokens.length === 0 ? [] : views.findByTokens(tx, tokens, most);
  }
}

export async function answerList(
  input: In<typeof q.listPersons>,
  context: Context,
): Promise<Out<typeof q.listPersons>> {
  const actor = staffOf(context);
  const area = input.placeId ? undefined : await views.readArea(context.tx, input.unitId ?? actor.unitId);
  if (!input.placeId && !area) throw registryProblem('person_not_found');
  const unitId = input.unitId ?? actor.unitId;
  const isCommunity = area?.kind === 'community' || area?.kind === 'village';
  const filter: views.ListFilter = input.placeId
    ? { placeId: input.placeId, flags: input.flags }
    : isCommunity
      ? { communityId: unitId, flags: input.flags }
      : { gridIds: area?.gridIds ?? [], flags: input.flags };
  const { rows, total } = await views.listPeople(context.tx, filter, input.offset, input.limit);
  const told = input.offset + rows.length;
  return { people: rows.map((row) => lineOf(row, context)), total, nextOffset: told < total ? told : null };
}

export async function answerCounts(
  { unitId }: In<typeof q.personCounts>,
  context: Context,
): Promise<Out<typeof q.personCounts>> {
  const rows = await views.countPeople(context.tx, unitId ?? staffOf(context).unitId);
  const all = rows.find((row) => row.flag === null);
  return {
    people: all?.people ?? 0,
    homes: all?.homes ?? 0,
    byFlag: rows.flatMap(({ flag, people }) => (flag === null ? [] : [{ flag, count: people }])),
  };
}

export async function answerPage(
  { personId: asked }: In<typeof q.personPage>,
  context: Context,
): Promise<Out<typeof q.personPage>> {
  const { tx, secrets } = context;
  const actor = staffOf(context);
  const person = await views.findHead(tx, asked);
  if (!person) throw registryProblem('person_not_found');
  const { personId } = person;
  const [stays, flags, requests, looks, story, contested] = await Promise.all([
    views.listStays(tx, personId),
    views.listFlags(tx, personId),
    countRequests(tx, personId),
    views.listLooks(tx, personId),
    storyOf(personId, context),
    contestedColumns(tx, personId),
  ]);
  const living = stays.find((stay) => stay.kind === 'living' && stay.until === null);
  const household = living ? (await views.listPeople(tx, { placeId: living.placeId }, 0, 50)).rows : [];
  const isNameMasked = !seesNames(actor.role);
  const by = { kind: actor.kind, role: actor.role };
  return {
    person: {
      personId,
      name: maskedName(person.name, actor.role),
      isNameMasked,
      sex: sexOf(person.sex),
      age: ageOn(person.bornOn, todayOf(context.now)),
      bornOn: person.bornOn,
      registeredPlace: person.registeredPlace,
      documentKind: person.idKind,
      documentMasked: person.idCipher ? maskIdNumber(secrets.open(person.idCipher)) : null,
      phoneMasked: person.phoneCipher ? maskPhone(secrets.open(person.phoneCipher)) : null,
      political: person.political,
      note: person.note,
      recordedAt: person.recordedAt.toISOString(),
    },
    contested,
    knownAt: tx.at.toISOString(),
    stays: stays.map(({ streetId: _, streetName: __, ...stay }) => stay),
    population: populationOf(stays, person.registeredPlace, todayOf(context.now)),
    ...story,
    flags: flags.filter((flag) => flag.until === null).map(({ endReason: _, until: __, ...flag }) => flag),
    endedFlags: flags.flatMap((flag) => (flag.until === null ? [] : [{ ...flag, until: flag.until }])),
    household: household.filter((row) => row.personId !== personId).map((row) => lineOf(row, context)),
    requests,
    looks: looks.map((look) => ({ ...look, at: look.at.toISOString() })),
    abilities: {
      mayCorrect: mayBy(correctPerson.allowed, by),
      mayReveal: mayBy(revealPerson.allowed, by),
      maySeeSensitive: sensitiveDuty.includes(actor.role),
    },
  };
}

export async function answerAtDoor(
  { personId: asked }: In<typeof q.personAtDoor>,
  context: Context,
): Promise<Out<typeof q.personAtDoor>> {
  const { tx, secrets } = context;
  const { kind, role } = staffOf(context);
  const person = await views.findHead(tx, asked);
  if (!person) throw registryProblem('person_not_found');
  const { personId, phoneCipher } = person;
  return {
    personId,
    phoneMasked: phoneCipher ? maskPhone(secrets.open(phoneCipher)) : null,
    isContested: (await contestedColumns(tx, personId)).includes('phone'),
    mayCorrect: mayBy(correctPerson.allowed, { kind, role }),
    knownAt: tx.at.toISOString(),
  };
}

export async function answerRevealed(
  { token }: In<typeof q.revealed>,
  context: Context,
): Promise<Out<typeof q.revealed>> {
  const actor = staffOf(context);
  const look = readLook(token, actor.postId, context.now, context.secrets);
  if (!look) throw registryProblem('reveal_over');
  const person = await views.findHead(context.tx, look.personId);
  if (!person) throw registryProblem('person_not_found');
  const { personId } = look;
  const value = look.telling === undefined ? held(person, look.field) : await told(look.field, look.telling);
  if (!value) throw registryProblem('nothing_to_reveal');
  return { personId: look.personId, field: look.field, value, until: new Date(look.until).toISOString() };

  function held({ name, phoneCipher, idCipher }: views.PersonHead, field: RevealField): string | null {
    const sealed = field === 'phone' ? phoneCipher : idCipher;
    return field === 'name' ? name : sealed && context.secrets.open(sealed);
  }
  async function told(field: RevealField, telling: number): Promise<string | null> {
    const row = field === 'id_number' ? undefined : await findTelling(context.tx, personId, field, telling);
    return row ? textOf(row, context.secrets) : null;
  }
}

export async function answerHousehold(
  { placeId, on }: In<typeof q.householdPage>,
  context: Context,
): Promise<Out<typeof q.householdPage>> {
  const { tx } = context;
  const actor = staffOf(context);
  const home = await views.findHomeHead(tx, placeId);
  if (!home) throw registryProblem('place_not_found');
  const { isInScope, ...place } = home;
  const day = on ?? todayOf(context.now);
  const [people, workers, all, former, headChanges] = await Promise.all([
    on ? views.listAt(tx, placeId, 'living', on) : views.listPeople(tx, { placeId }, 0, 100).then(({ rows }) => rows),
    views.listAt(tx, placeId, 'working', day),
    views.countAt(tx, placeId, day),
    views.listFormer(tx, placeId),
    views.listHeadChanges(tx, placeId),
  ]);
  const by = { kind: actor.kind, role: actor.role };
  const named = <R extends { name: string }>(row: R): R => ({ ...row, name: maskedName(row.name, actor.role) });
  return {
    on: on ?? null,
    place,
    people: people.map((row) => lineOf(row, context)),
    unnamed: isInScope ? Math.max(0, all - people.length) : 0,
    workers: workers.map((row) => lineOf(row, context)),
    headChanges: headChanges.map(named),
    former: former.map(named),
    abilities: {
      mayAdd: isInScope && mayBy(addPerson.allowed, by),
      mayChangeHead: isInScope && !on && people.length > 0 && mayBy(changeHead.allowed, by),
    },
  };
}
