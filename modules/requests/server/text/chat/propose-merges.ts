// Proposes which matters of a chat are one: a neighbour who says +1, a reply that quotes, the same speaker going on or
// repeating, two people telling the same. Only proposes: both tellings stay.
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { alike } from '../alike.ts';
import { findDuplicates, type Told } from '../find-duplicates.ts';
import { nearness } from '../find-place.ts';
import type { ChatMatter } from '../split-chat.ts';
import type { Suggested } from '../suggest-kind.ts';
import { isAgreement } from './chatter.ts';

/** A +1 an hour later is about something else. */
const AGREES_WITHIN_MS = 60 * MINUTE_MS;
const GOES_ON_WITHIN_MS = 15 * MINUTE_MS;
const QUOTE_ALIKE = 0.5;
const REPEAT_ALIKE = 0.4;
/** Matters looked back on; what was told before them is out of sight of the group as well. */
const LOOK_BACK = 80;
/** Untimed messages of one paste are taken to be of one day. */
const UNTIMED = 0;

const isWithin = (a: ChatMatter, b: ChatMatter, ms: number): boolean =>
  a.at === undefined || b.at === undefined || Math.abs(a.at - b.at) <= ms;

const kindOf = (matter: ChatMatter): string | undefined => {
  const [first] = matter.suggestion.suggestions;
  return first && first.confidence > 0 ? first.kindCode : undefined;
};

/** The kind is among the first two: 我家也漏了 may be of the pipe that somebody called a stairwell's. */
const isPerhaps = (matter: ChatMatter, code: string): boolean =>
  matter.suggestion.suggestions.slice(0, 2).some((suggested) => suggested.kindCode === code);

/** What holds for the whole chat: which kinds are of shared ground, and the group's estate where it is known. */
type Ground = { problems: ReadonlySet<string>; estate: string | undefined };

/** Both name the building they mean, and it is not one: the lift of 5 and the lift of 6. A home in a speaker's name is not yet the place meant. */
const isElsewhere = ({ place: a }: ChatMatter, { place: b }: ChatMatter): boolean =>
  a?.where === 'text' && b?.where === 'text' && nearness(bare(a), bare(b)) === 'apart';
/** Without the estate: where one of two leaves it out, the buildings tell. */
const bare = ({ estate: _, ...place }: NonNullable<ChatMatter['place']>) => place;

type Proposal = NonNullable<ChatMatter['duplicateOf']>;

function proposal(
  draft: ChatMatter,
  index: number,
  earlier: readonly ChatMatter[],
  ground: Ground,
): Proposal | undefined {
  const first = Math.max(0, earlier.length - LOOK_BACK);
  const seen = earlier.slice(first);
  const last = (accepts: (other: ChatMatter) => boolean): number => {
    const found = seen.findLastIndex(accepts);
    return found === -1 ? -1 : found + first;
  };
  const as = (found: number, why: Proposal['why']): Proposal | undefined =>
    found === -1 ? undefined : { index: found, why };

  const { quoted: words } = draft;
  const quoted = words === undefined ? -1 : last((other) => alike(other.text, words) >= QUOTE_ALIKE);
  const isAgreeing = isAgreement(draft.text);
  if (quoted !== -1 && (isAgreeing || kindOf(draft) === undefined))
    return as(quoted, isAgreeing ? 'agrees' : 'replies');
  if (isAgreeing) {
    if (words !== undefined) return undefined;
    const isAnothers = (other: ChatMatter): boolean =>
      (draft.speaker === undefined || other.speaker !== draft.speaker) && isWithin(other, draft, AGREES_WITHIN_MS);
    // 我家也停水了 after talk of lamps goes back to whoever told of the water; without one it is the first telling itself.
    const code = kindOf(draft);
    return as(
      last((other) => isAnothers(other) && (code === undefined || isPerhaps(other, code))),
      'agrees',
    );
  }
  if (kindOf(draft) === undefined) {
    const own = (other: ChatMatter) => draft.speaker !== undefined && other.speaker === draft.speaker;
    return as(
      last((other) => own(other) && isWithin(other, draft, GOES_ON_WITHIN_MS)),
      'continues',
    );
  }
  const isRepeat = (other: ChatMatter) =>
    draft.speaker !== undefined &&
    other.speaker === draft.speaker &&
    kindOf(other) === kindOf(draft) &&
    alike(other.text, draft.text) >= REPEAT_ALIKE;
  const [found] = findDuplicates({
    told: toldOf(draft, index, ground),
    candidates: seen.flatMap((other, place) =>
      isElsewhere(draft, other) ? [] : [toldOf(other, place + first, ground)],
    ),
  });
  return as(last(isRepeat), 'repeats') ?? (found ? { index: Number(found.id), why: 'alike' } : undefined);
}

/** One group is one estate: what it tells without an estate is of its own, also where nobody says its name. */
const OWN_ESTATE = '(group)';

function toldOf(draft: ChatMatter, index: number, { problems, estate }: Ground): Told {
  const kindCode = kindOf(draft);
  return {
    id: String(index),
    text: draft.text,
    at: draft.at ?? UNTIMED,
    kindCode,
    phone: draft.phone,
    estate: estate ?? OWN_ESTATE,
    place: draft.place,
    isShared: kindCode !== undefined && problems.has(kindCode),
  };
}

/**
 * Marks each matter that may be merged into an earlier one; a chain of +1 all leads to the first. An agreement has the kind
 * of what it agrees with, also when that is only quoted.
 */
export function proposeMerges(
  drafts: readonly ChatMatter[],
  kinds: readonly { code: string; countsAs?: 'service' | 'problem' }[],
  suggest: (text: string) => Suggested,
  estate?: string,
): ChatMatter[] {
  const problems = new Set(kinds.filter((kind) => kind.countsAs === 'problem').map((kind) => kind.code));
  const ground = { problems, estate };
  const marked: ChatMatter[] = [];
  drafts.forEach((draft, index) => {
    const found = proposal(draft, index, marked, ground);
    const target = found && marked[found.index];
    if (!found || !target) {
      const isOfQuote = draft.quoted !== undefined && isAgreement(draft.text);
      marked.push(isOfQuote ? { ...draft, suggestion: suggest(draft.quoted ?? '') } : draft);
      return;
    }
    const root = target.duplicateOf?.index ?? found.index;
    marked.push({
      ...draft,
      duplicateOf: { index: root, why: found.why },
      ...(found.why === 'agrees' ? { suggestion: marked[root]?.suggestion ?? draft.suggestion } : {}),
    });
  });
  return marked;
}
