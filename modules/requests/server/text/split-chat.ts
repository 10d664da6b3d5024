// Makes matters out of a pasted WeChat group chat, for a person to confirm one by one (B2, A12). Nothing is lost silently:
// each line of the paste is in a matter or in the list of what was dropped, never in both.
import { type Instant, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { type DropReason, isAgreement, reasonToDrop } from './chat/chatter.ts';
import { proposeMerges } from './chat/propose-merges.ts';
import { type ChatMessage, type Lines, readMessages } from './chat/read-messages.ts';
import { splitMatters } from './chat/split-matters.ts';
import type { WordCount } from './corrections.ts';
import { findDates, findPhones, findPlace, type Place } from './find-place.ts';
import { type Suggested, type SuggestedKind, suggestKind } from './suggest-kind.ts';

/** `where`: said in the text, or in the speaker's name (张姐(3栋201)), which is a home and perhaps not the place meant. */
export type ChatPlace = Place & { where: 'text' | 'name' };

export type ChatMatter = {
  text: string;
  speaker?: string;
  at?: Instant;
  place?: ChatPlace;
  phone?: string;
  /** Words that say when (昨天晚上), as they stand. */
  dates: string[];
  /** Pictures, voice and so on that came with it, by name. */
  media: string[];
  /** First and last line of the paste, counted from 1. Matters of one line have the same. */
  sourceLines: Lines;
  suggestion: Suggested;
  /** What the message replied to, word for word; it may stand nowhere else in the paste. */
  quoted?: string;
  /** The earlier matter (its index) that this one may be merged into, and why. */
  duplicateOf?: { index: number; why: 'agrees' | 'replies' | 'continues' | 'repeats' | 'alike' };
};

export type DroppedLines = { sourceLines: Lines; text: string; why: DropReason; speaker?: string };

/** `estate`: the one estate of the group, where it can be told: what names no estate is of this one. */
export type ChatSplit = { matters: ChatMatter[]; dropped: DroppedLines[]; estate?: string };

export type ChatAsked = {
  paste: string;
  kinds: readonly (SuggestedKind & { countsAs?: 'service' | 'problem' })[];
  corrections?: readonly WordCount[];
  /** Names of estates to look for. */
  estates?: readonly string[];
  /** When it was pasted; without it 昨天 and a bare 14:12 have no date. */
  pastedAt?: Instant;
};

/** A desk pastes a day of a group. Beyond this the rest is listed as dropped, not read. */
const CHARACTERS = 100_000;
const LINES = 2_000;
const LINE_END = /\r\n|[\n\r\u2028\u2029]/u;
/** Messages of one speaker further apart are not one telling. */
const ONE_TELLING_MS = 10 * MINUTE_MS;
/** Nor is what would make a telling longer than a desk reads at once. */
const ONE_TELLING_LENGTH = 800;
/** Below this share the kind of a text is not its own. */
const OWN_KIND = 0.25;

const hasOwnKind = ({ suggestions, isEmergency }: Suggested): boolean =>
  isEmergency || (suggestions[0]?.confidence ?? 0) >= OWN_KIND;

/** The matters of `paste` and what was dropped. Pure; never throws; reads 100,000 characters, 2,000 lines. */
export function splitChat(asked: ChatAsked): ChatSplit {
  const { lines, rest } = readLines(asked.paste);
  const suggest = remembering((text) =>
    suggestKind({ text, kinds: asked.kinds, corrections: asked.corrections ?? [] }),
  );
  const { messages, system } = readMessages(lines, asked.pastedAt);
  const drafts: ChatMatter[] = [];
  const dropped: DroppedLines[] = system.map(({ lines: sourceLines, text }) => ({ sourceLines, text, why: 'system' }));
  let before: ChatMessage | undefined;
  for (const message of messages) {
    const last = drafts.at(-1);
    const isNext =
      before !== undefined && last?.sourceLines[1] === before.lines[1] && isRestBlank(lines, before, message);
    const following = isNext && message.speaker === last?.speaker ? last : undefined;
    before = message;
    const told = draftsOf(message, asked.estates ?? [], suggest);
    const [first, ...others] = told.drafts;
    if (following && first && isOneTelling(following, first) && (told.why === undefined || told.why === 'quiet')) {
      join(following, first, suggest, asked.estates ?? []);
      drafts.push(...others);
    } else if (following && message.quoted === '' && (told.why === 'media' || told.why === 'voice')) {
      following.media.push(...message.media);
      following.sourceLines[1] = message.lines[1];
    } else if (told.why === undefined) drafts.push(...told.drafts);
    else dropped.push(droppedOf(message, lines, told.why === 'quiet' ? 'chatter' : told.why));
  }
  const estate = estateOfGroup(drafts, system, asked.estates ?? []);
  const matters = proposeMerges(drafts, asked.kinds, suggest, estate);
  return {
    matters,
    dropped: [...dropped, ...blankLines(lines, matters, dropped), ...rest].sort(byLine),
    ...(estate === undefined ? {} : { estate }),
  };
}

/** A group is of one estate: the one in its title, else the only one that anybody names, else the only one there is. Two named: nobody's guess. */
function estateOfGroup(
  drafts: readonly ChatMatter[],
  system: readonly { text: string }[],
  estates: readonly string[],
): string | undefined {
  if (drafts.length === 0) return undefined;
  const titled = system.map(({ text }) => findPlace(text, estates)?.estate).find((name) => name !== undefined);
  if (titled !== undefined) return titled;
  const named = new Set(drafts.flatMap(({ place }) => place?.estate ?? []));
  if (named.size > 0) return named.size === 1 ? [...named][0] : undefined;
  return estates.length === 1 ? estates[0] : undefined;
}

const byLine = (a: DroppedLines, b: DroppedLines): number => a.sourceLines[0] - b.sourceLines[0];

function readLines(paste: string): { lines: string[]; rest: DroppedLines[] } {
  const whole = paste.slice(0, CHARACTERS).split(LINE_END);
  const lines = whole.slice(0, LINES);
  const isCut = paste.length > CHARACTERS;
  if (isCut && whole.length <= LINES && lines.length > 1) lines.pop();
  if (!isCut && lines.length === whole.length) return { lines, rest: [] };
  const read = lines.reduce((sum, line) => sum + line.length + 1, 0);
  let total = lines.length;
  for (let at = read - 1; at !== -1 && at < paste.length; at = paste.indexOf('\n', at + 1)) total += 1;
  const text = paste.slice(read, read + 200);
  return {
    lines,
    rest: total > lines.length ? [{ sourceLines: [lines.length + 1, total], text, why: 'too_long' }] : [],
  };
}

const droppedOf = (
  { lines: sourceLines, speaker }: ChatMessage,
  lines: readonly string[],
  why: DropReason,
): DroppedLines => ({
  sourceLines,
  text: lines.slice(sourceLines[0] - 1, sourceLines[1]).join('\n'),
  why,
  ...(speaker === undefined ? {} : { speaker }),
});

/** What a message tells; `why` says that it may be left out. A `quiet` one asks for nothing by itself, yet may go on with the last. */
function draftsOf(
  message: ChatMessage,
  estates: readonly string[],
  suggest: (text: string) => Suggested,
): { drafts: ChatMatter[]; why?: DropReason | 'quiet' } {
  const text = message.body.map((part) => part.text).join('\n');
  if (text === '') {
    return {
      drafts: [],
      why: message.media.includes('语音') ? 'voice' : message.media.length > 0 ? 'media' : 'chatter',
    };
  }
  const whole = suggest(text);
  const isMatter = hasOwnKind(whole) || findPlace(text) !== undefined || findPhones(text).length > 0;
  const why = whole.isEmergency || isAgreement(text) ? undefined : reasonToDrop(text, message.speaker, isMatter);
  const pieces = splitMatters(message.body, suggest);
  const [phone] = findPhones(text);
  const drafts = pieces.map((piece, index): ChatMatter => {
    const next = pieces[index + 1];
    const from = index === 0 ? message.lines[0] : piece.from;
    const to = next === undefined ? message.lines[1] : Math.max(piece.to, next.from - 1);
    return {
      ...(phone === undefined ? {} : { phone }),
      ...detailsOf(piece.text, message.speaker, estates, suggest),
      ...timeOf(message),
      sourceLines: [from, to],
      media: [],
      ...(message.quoted === '' ? {} : { quoted: message.quoted }),
    };
  });
  drafts[0]?.media.push(...message.media);
  return { drafts, ...(why === undefined ? {} : { why }) };
}

const timeOf = ({ at }: ChatMessage) => (at === undefined ? {} : { at });

function detailsOf(
  raw: string,
  speaker: string | undefined,
  estates: readonly string[],
  suggest: (text: string) => Suggested,
) {
  const text = raw.trim();
  const said = findPlace(text, estates);
  const named = speaker === undefined ? undefined : findPlace(speaker, estates);
  const place: ChatPlace | undefined = said
    ? { ...said, where: 'text' }
    : named
      ? { ...named, where: 'name' }
      : undefined;
  const [phone] = findPhones(text);
  return {
    text,
    ...(speaker === undefined ? {} : { speaker }),
    ...(place === undefined ? {} : { place }),
    ...(phone === undefined ? {} : { phone }),
    dates: findDates(text),
    suggestion: suggest(text),
  };
}

/** Only blank lines stand between two messages. */
const isRestBlank = (lines: readonly string[], before: ChatMessage, after: ChatMessage): boolean =>
  lines.slice(before.lines[1], after.lines[0] - 1).every((line) => line.trim() === '');

/** The next message of the same speaker goes on with the same matter: no other kind, no other building. */
function isOneTelling(last: ChatMatter, next: ChatMatter): boolean {
  if (
    last.speaker === undefined ||
    last.speaker !== next.speaker ||
    next.quoted !== undefined ||
    isAgreement(next.text)
  )
    return false;
  if (last.at !== undefined && next.at !== undefined && Math.abs(next.at - last.at) > ONE_TELLING_MS) return false;
  if (last.text.length + next.text.length > ONE_TELLING_LENGTH) return false;
  const [here, there] = [findPlace(next.text)?.building, findPlace(last.text)?.building];
  if (here !== undefined && there !== undefined && here !== there) return false;
  // 我家也是, and then something of another kind: two tellings. Where it is only the home that follows, one.
  if (isAgreement(last.text)) return !hasOwnKind(next.suggestion);
  if (!hasOwnKind(last.suggestion) || !hasOwnKind(next.suggestion)) return true;
  return last.suggestion.suggestions[0]?.kindCode === next.suggestion.suggestions[0]?.kindCode;
}

function join(
  last: ChatMatter,
  next: ChatMatter,
  suggest: (text: string) => Suggested,
  estates: readonly string[],
): void {
  const { speaker, sourceLines, media } = last;
  Object.assign(last, detailsOf(`${last.text}\n${next.text}`, speaker, estates, suggest));
  sourceLines[1] = next.sourceLines[1];
  media.push(...next.media);
}

/** Blank lines outside every matter and every dropped stretch, so that each line is accounted for. */
function blankLines(
  lines: readonly string[],
  matters: readonly ChatMatter[],
  dropped: readonly DroppedLines[],
): DroppedLines[] {
  const isTold = new Uint8Array(lines.length + 1);
  for (const { sourceLines } of [...matters, ...dropped]) isTold.fill(1, sourceLines[0], sourceLines[1] + 1);
  return lines.flatMap((text, index) =>
    isTold[index + 1] ? [] : { sourceLines: [index + 1, index + 1], text, why: 'blank' as const },
  );
}

/** Longer texts are read again rather than kept. */
const REMEMBERED_LENGTH = 400;

function remembering(suggest: (text: string) => Suggested): (text: string) => Suggested {
  const known = new Map<string, Suggested>();
  return (text) => {
    const found = known.get(text) ?? suggest(text);
    if (text.length <= REMEMBERED_LENGTH) known.set(text, found);
    return found;
  };
}
