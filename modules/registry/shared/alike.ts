// Are two records one person? Judged by what stands on both, told in words and never in a score: a number invites to press without looking. Two who are
// known to be two (numbers of one kind that differ, another sex, another day of birth) are not offered at all; twins and fathers with their sons neither,
// or never as likely.
import type { Words } from '#kernel/shared/problem.ts';
import { type NameLikeness, nameLikeness } from './name-likeness.ts';

export type AlikePerson = {
  name: string;
  pinyin: string;
  /** GB/T 2261.1. */
  sex: number;
  bornOn: string | null;
  idKind: string | null;
  idHash: string | null;
  phoneHash: string | null;
  homeId: string | null;
  relation: string | null;
  communityId: string | null;
};

export type AlikeReason =
  | `name_${Exclude<NameLikeness, 'none'>}`
  | 'phone_same'
  | 'born_same'
  | 'home_same'
  | 'nothing_else'
  | 'born_differs'
  | 'phone_differs'
  | 'community_differs'
  | 'relation_differs'
  | 'maybe_twins';

export const alikeReasonTitles: Record<AlikeReason, Words> = {
  name_same: { zh: '姓名相同', en: 'the same name' },
  name_variant: { zh: '姓名只差繁简或异体字', en: 'the same name in other characters' },
  name_sound: { zh: '姓名同音', en: 'names of one sound' },
  name_slip: { zh: '姓名只差一个形近的字', en: 'names one easily mistaken character apart' },
  name_letter: { zh: '姓名只差一个字', en: 'names one character apart' },
  phone_same: { zh: '电话相同', en: 'the same telephone' },
  born_same: { zh: '出生日期相同', en: 'the same day of birth' },
  home_same: { zh: '住在同一处', en: 'the same home' },
  nothing_else: { zh: '其中一条只有姓名，没有别的可核对', en: 'one of them has a name and nothing else to compare' },
  born_differs: { zh: '但出生日期不同', en: 'but another day of birth' },
  phone_differs: { zh: '但电话不同', en: 'but another telephone' },
  community_differs: { zh: '但登记在不同社区', en: 'but in another community' },
  relation_differs: { zh: '但与户主关系不同', en: 'but another relation to the head' },
  maybe_twins: { zh: '也可能是双胞胎', en: 'they may be twins' },
};

export type AlikeWeight = 'likely' | 'possible';
export const alikeWeightTitles: Record<AlikeWeight, Words> = {
  likely: { zh: '很可能是同一个人', en: 'Very likely one person' },
  possible: { zh: '可能是同一个人，请先核对证件', en: 'Perhaps one person: compare their documents first' },
};

export type Judgement = { weight: AlikeWeight; reasons: AlikeReason[] };

/** 很可能是同一个人：姓名相同、电话相同。 */
export function weightInWords({ weight, reasons }: Judgement): Words {
  const told = reasons.map((reason) => alikeReasonTitles[reason]);
  return {
    zh: `${alikeWeightTitles[weight].zh}：${told.map(({ zh }) => zh).join('、')}`,
    en: `${alikeWeightTitles[weight].en}: ${told.map(({ en }) => en).join(', ')}`,
  };
}

const bothKnown = <V>(a: V | null, b: V | null): boolean => a !== null && b !== null;
const isBare = ({ bornOn, phoneHash, idHash }: AlikePerson): boolean =>
  bornOn === null && phoneHash === null && idHash === null;

/** Null: not offered. */
export function judgePair(one: AlikePerson, other: AlikePerson): Judgement | null {
  const likeness = nameLikeness(one, other);
  if (likeness === 'none') return null;
  if (one.sex !== 0 && other.sex !== 0 && one.sex !== other.sex) return null;
  if (one.idKind === other.idKind && bothKnown(one.idHash, other.idHash) && one.idHash !== other.idHash) return null;

  const isName = likeness === 'same' || likeness === 'variant';
  const samePhone = one.phoneHash !== null && one.phoneHash === other.phoneHash;
  const sameBirth = one.bornOn !== null && one.bornOn === other.bornOn;
  const sameHome = one.homeId !== null && one.homeId === other.homeId;
  const otherBirth = bothKnown(one.bornOn, other.bornOn) && !sameBirth;
  const otherRelation = sameHome && bothKnown(one.relation, other.relation) && one.relation !== other.relation;
  // A day of birth mistyped is only believed where name and telephone agree; a father's number is often his son's.
  if (otherBirth && !(isName && samePhone && !otherRelation)) return null;
  // In one home the family name and often a character of the generation are common: a likeness of names says nothing against another place in the family.
  if (otherRelation && !isName) return null;
  const maybeTwins = sameBirth && sameHome && !isName;
  if (likeness === 'letter' && (maybeTwins || !(sameBirth && samePhone))) return null;
  const nothingElse = !samePhone && !sameBirth && !sameHome;
  if (nothingElse && !(isName && (isBare(one) || isBare(other)))) return null;
  if (!isName && likeness !== 'letter' && !sameBirth && !samePhone && !sameHome) return null;

  const otherCommunity = bothKnown(one.communityId, other.communityId) && one.communityId !== other.communityId;
  const otherPhone = bothKnown(one.phoneHash, other.phoneHash) && !samePhone;
  const doubts: AlikeReason[] = [
    ...(otherBirth ? (['born_differs'] as const) : []),
    ...(otherPhone ? (['phone_differs'] as const) : []),
    ...(otherRelation ? (['relation_differs'] as const) : []),
    ...(otherCommunity ? (['community_differs'] as const) : []),
    ...(maybeTwins ? (['maybe_twins'] as const) : []),
  ];
  const supports = Number(samePhone) + Number(sameBirth) + Number(sameHome);
  const isLikely = isName
    ? supports > 0 && !otherBirth && !otherRelation && (!otherCommunity || supports > 1)
    : likeness !== 'letter' &&
      samePhone &&
      (sameBirth || likeness === 'sound') &&
      !maybeTwins &&
      !otherRelation &&
      !sameHome;
  return {
    weight: isLikely ? 'likely' : 'possible',
    reasons: [
      `name_${likeness}`,
      ...(samePhone ? (['phone_same'] as const) : []),
      ...(sameBirth ? (['born_same'] as const) : []),
      ...(sameHome ? (['home_same'] as const) : []),
      ...(nothingElse ? (['nothing_else'] as const) : []),
      ...doubts,
    ],
  };
}
