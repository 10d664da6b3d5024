// Pairs of records that may be one person. Who may see both is asked of the database; whether a pair is offered, and in which words, is shared/alike.ts.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { maskIdNumber, maskPhone } from '#kernel/shared/mask.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { type Judgement, judgePair, weightInWords } from '../../shared/alike.ts';
import { mergePersons } from '../../shared/commands.ts';
import { type ChoiceField, choiceFields, mergersAcross, standingOf } from '../../shared/merging.ts';
import type * as q from '../../shared/pair-queries.ts';
import { personFlags, politicalTitles } from '../../shared/person.ts';
import { registryProblem } from '../../shared/problems.ts';
import type { personPage } from '../../shared/queries.ts';
import { lineOf, maskedName, staffOf } from '../lines.ts';
import { planMerge } from '../merging/plan.ts';
import type { PersonRows, Row } from '../merging/rows.ts';
import * as merges from '../merging/store.ts';
import { openText, valueOf } from '../merging/values.ts';
import { countRequests } from '../records.ts';
import * as views from '../views.ts';
import * as pairs from './views.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

/** Candidates looked through at once; a community of 5,000 people has a few hundred. */
const mostCandidates = 2000;
const mostShown = 60;

export async function answerDuplicates(
  { unitId }: In<typeof q.listDuplicates>,
  context: Context,
): Promise<Out<typeof q.listDuplicates>> {
  const { tx } = context;
  const area = unitId ?? staffOf(context).unitId;
  const [alike, elsewhereIds] = await Promise.all([
    pairs.listAlike(tx, area, mostCandidates),
    pairs.listElsewhere(tx, area, 50),
  ]);
  const telling = await pairs.listTelling(tx, area, [
    ...new Set(alike.flatMap(({ oneId, otherId }) => [oneId, otherId])),
  ]);
  const known = new Map(telling.map((row) => [row.personId, row]));
  const judged = alike.flatMap(({ oneId, otherId }) => {
    const [one, other] = [known.get(oneId), known.get(otherId)];
    const judgement = one && other && judgePair(one, other);
    return judgement ? [{ oneId, otherId, judgement }] : [];
  });
  judged.sort((a, b) => rank(a.judgement) - rank(b.judgement));
  const shown = judged.slice(0, mostShown);
  const rows = await views.listByIds(tx, [...shown.flatMap(({ oneId, otherId }) => [oneId, otherId]), ...elsewhereIds]);
  const lines = new Map(rows.map((row) => [row.personId, lineOf(row, context)]));
  return {
    pairs: shown.flatMap(({ oneId, otherId, judgement }) => {
      const [one, other] = [lines.get(oneId), lines.get(otherId)];
      return one && other
        ? [{ one, other, weight: weightInWords(judgement), isLikely: judgement.weight === 'likely' }]
        : [];
    }),
    elsewhere: elsewhereIds.flatMap((personId) => lines.get(personId) ?? []),
    total: judged.length,
    hasMore: judged.length > mostShown || alike.length === mostCandidates,
  };
}
const rank = ({ weight, reasons }: Judgement): number => (weight === 'likely' ? 0 : 100) - reasons.length;

export async function answerPair(input: In<typeof q.personPair>, context: Context): Promise<Out<typeof q.personPair>> {
  const { tx, secrets } = context;
  const actor = staffOf(context);
  const ids = [input.personId, input.otherId] as const;
  const lines = await views.listByIds(tx, ids);
  const [keep, merged] = ids.map((personId) => lines.find((line) => line.personId === personId));
  if (!keep || !merged || keep === merged) throw registryProblem('person_not_found');
  const [rows, telling, told, one, other] = await Promise.all([
    merges.readRows(tx, keep.personId, merged.personId),
    pairs.listTelling(tx, actor.unitId, ids),
    merges.findDistinction(tx, keep.personId, merged.personId),
    merges.listCommunities(tx, keep.personId),
    merges.listCommunities(tx, merged.personId),
  ]);
  const [a, b] = ids.map((personId) => telling.find((row) => row.personId === personId));
  const judgement = a && b ? judgePair(a, b) : null;
  const isOneCommunity =
    one.length === 0 || other.length === 0 || one.some((communityId) => other.includes(communityId));
  const whyNot = told
    ? registryProblem('told_apart', { by: told.byName, reason: told.reason }).body().title
    : !isOneCommunity && !mergersAcross.includes(actor.role)
      ? registryProblem('needs_wider_post').body().title
      : null;
  return {
    keep: await sideOf(keep, rows, context),
    merged: await sideOf(merged, rows, context),
    fields: fieldsOf(rows, keep.personId, merged.personId),
    meetings: await meetingsOf(rows, keep.personId, merged.personId, context),
    weight: judgement && weightInWords(judgement),
    toldApart: told ? { byName: told.byName, at: told.at.toISOString(), reason: told.reason } : null,
    mayMerge: whyNot === null,
    whyNot,
  };

  function fieldsOf({ people }: PersonRows, keepId: string, mergedId: string) {
    const [mine, theirs] = [people.find(({ id }) => id === keepId), people.find(({ id }) => id === mergedId)];
    if (!mine || !theirs) throw registryProblem('person_not_found');
    const hasCard = (row: Row) => row['id_kind'] === 'resident_id';
    return choiceFields.map((field) => ({
      field,
      standing: standingOf(valueOf(mine, field), valueOf(theirs, field)),
      keep: shown(mine, field),
      merged: shown(theirs, field),
      byCard: (field === 'sex' || field === 'bornOn') && (hasCard(mine) || hasCard(theirs)),
    }));
  }
  function shown(row: Row, field: ChoiceField): string | null {
    const value = valueOf(row, field);
    if (value === null) return null;
    if (field === 'name') return maskedName(value, actor.role);
    if (field === 'document') return maskIdNumber(openText(row['id_cipher'], secrets) ?? '');
    if (field === 'phone') return maskPhone(openText(row['phone_cipher'], secrets) ?? '');
    if (field === 'political')
      return value in politicalTitles ? politicalTitles[value as keyof typeof politicalTitles].zh : value;
    if (field === 'sex') return value === '1' ? '男' : value === '2' ? '女' : value;
    return value;
  }
}

async function sideOf(
  row: views.LineRow,
  { people }: PersonRows,
  context: Context,
): Promise<Out<typeof q.personPair>['keep']> {
  const { tx } = context;
  const [stays, requests] = await Promise.all([views.listStays(tx, row.personId), countRequests(tx, row.personId)]);
  const made = people.find(({ id }) => id === row.personId)?.['made_at'];
  return {
    line: lineOf(row, context),
    recordedAt: new Date(String(made)).toISOString(),
    stays: stays.map(({ stayId, kind, address, from, until }) => ({ stayId, kind, address, from, until })),
    requests: requests.all,
  };
}

async function meetingsOf(rows: PersonRows, keepId: string, mergedId: string, { tx }: Context) {
  const { meetings } = planMerge(rows, { keepId, mergedId, now: tx.at.toISOString() });
  const isPlace = (kind: string) => kind === 'living' || kind === 'registered' || kind === 'working';
  const places = meetings.filter(({ kind }) => isPlace(kind)).map(({ about }) => about);
  const addresses = new Map((await pairs.listAddresses(tx, places)).map(({ placeId, address }) => [placeId, address]));
  // One of two that became one is told once.
  const isTold = (one: (typeof meetings)[number]) =>
    one.as !== 'set_aside' ||
    !meetings.some((other) => other.kind === one.kind && other.about === one.about && other.as === 'joined');
  return meetings.filter(isTold).map(({ kind, about, as, until }) => ({
    kind,
    about: isPlace(kind)
      ? (addresses.get(about) ?? '')
      : kind === 'flag' && about in personFlags
        ? personFlags[about as keyof typeof personFlags].title.zh
        : kind === 'owner'
          ? ''
          : about,
    as,
    until,
  }));
}

/** What the story of a person tells of merges and of being told apart. */
export async function storyOf(
  personId: string,
  context: Context,
): Promise<Pick<Out<typeof personPage>, 'merges' | 'distinctions'>> {
  const { tx, secrets } = context;
  const { role } = staffOf(context);
  const [made, apart] = await Promise.all([pairs.listMerges(tx, personId), pairs.listDistinctions(tx, personId)]);
  const mayMerge = mayBy(mergePersons.allowed, { kind: 'staff', role });
  return {
    merges: made.map((merge) => {
      const { before } = JSON.parse(secrets.open(merge.inverse)) as { before: PersonRows };
      const name = String(before.people.find(({ id }) => id === merge.mergedId)?.['name'] ?? '');
      return {
        mergeId: merge.mergeId,
        name: maskedName(name, role),
        at: merge.at.toISOString(),
        byName: merge.byName,
        reason: merge.reason,
        undone: merge.undoneAt
          ? {
              at: merge.undoneAt.toISOString(),
              byName: merge.undoneByName ?? '',
              reason: merge.undoneReason ?? '',
              stayed: merge.stayed,
            }
          : null,
        mayUndo: mayMerge && merge.undoneAt === null && merge.isLatest,
      };
    }),
    distinctions: apart.map(({ at, name, ...rest }) => ({
      ...rest,
      name: maskedName(name, role),
      at: at.toISOString(),
    })),
  };
}
