// Tokens for the one search box: what is stored with a record (`searchTokens`, into `array_to_tsvector`) and what a query
// asks for (`queryTokens`, all of them). Chinese needs no dictionary here: pairs of characters find every phrase.

/** Characters of a text that are searchable. Two tokens a character at most, so a vector stays under 4,000 lexemes. */
export const SEARCHABLE_CHARACTERS = 2_000;
const QUERY_CHARACTERS = 64;

/** Longest word kept whole; PostgreSQL allows 2 kB a lexeme, nobody types that. */
const WORD_LENGTH = 40;
/** A phone, plate or number is asked for by its last digits. */
const TAIL = 4;
/** From here on a run of digits is asked for whole: telephone (11), identity number (18). */
const WHOLE_FROM = 11;

const RUN = /(?<han>\p{Script=Han}+)|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)/gu;
const DIGITS = /\d+/g;
/** Half of a character, which no database takes: `toWellFormed`, for browsers that do not know it yet. */
const LONE = /\p{Surrogate}/gu;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** One width, one case, nothing invisible: １８号 and 18号 are the same. Bounded. */
function normalised(text: string, most: number): string {
  return text
    .slice(0, most)
    .replaceAll(LONE, '\ufffd')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(INVISIBLE, '')
    .slice(0, most);
}

type Run = { han: string[] } | { word: string };

function* runsOf(text: string): Generator<Run> {
  for (const { groups } of text.matchAll(RUN)) {
    if (groups?.han !== undefined) yield { han: Array.from(groups.han) };
    else if (groups?.word !== undefined) yield { word: groups.word };
  }
}

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`);

const whole = (word: string): string => Array.from(word).slice(0, WORD_LENGTH).join('');

/** A word that is digits within letters (鲁H12345) is found by itself and by its digits. */
function tokensOfWord(word: string): string[] {
  const digits = word.match(DIGITS) ?? [];
  return [word, ...digits].flatMap((part) => [whole(part), ...(/^\d{5,}$/u.test(part) ? [part.slice(-TAIL)] : [])]);
}

/**
 * The tokens of a text, each once: characters and pairs of Chinese, words of other scripts, runs of digits and their last
 * four. `initials` are the pinyin initials of the names in it (`zjg`), made by the caller; each is found from its first two letters on.
 */
export function searchTokens(text: string, initials: readonly string[] = []): string[] {
  const tokens = new Set<string>();
  for (const run of runsOf(normalised(text, SEARCHABLE_CHARACTERS))) {
    const found = 'han' in run ? [...run.han, ...pairsOf(run.han)] : tokensOfWord(run.word);
    for (const token of found) tokens.add(token);
  }
  for (const letters of initials.slice(0, 20)) {
    const word = whole(normalised(letters, WORD_LENGTH).replaceAll(/[^a-z0-9]/g, ''));
    for (let length = Math.min(2, word.length); length > 0 && length <= word.length; length += 1)
      tokens.add(word.slice(0, length));
  }
  return [...tokens];
}

function queryOfWord(word: string): string[] {
  if (!/^\d+$/u.test(word) || word.length <= TAIL || word.length >= WHOLE_FROM) return [whole(word)];
  return [word.slice(-TAIL)];
}

/**
 * The tokens a record must all hold to be found. A tail of five to ten digits asks for its last four, so it may find more
 * than it says, never less; one Chinese character finds every text that holds it. Empty for a query without letters or digits.
 */
export function queryTokens(query: string): string[] {
  const tokens = new Set<string>();
  for (const run of runsOf(normalised(query, QUERY_CHARACTERS))) {
    const wanted = 'word' in run ? queryOfWord(run.word) : run.han.length === 1 ? run.han : pairsOf(run.han);
    for (const token of wanted) tokens.add(token);
  }
  return [...tokens];
}

/** `'路灯' & '3'`, to be cast to `tsquery`. Tokens hold letters, marks and digits only, so quoting is safe. */
export const tsQueryOf = (tokens: readonly string[]): string => tokens.map((token) => `'${token}'`).join(' & ');
