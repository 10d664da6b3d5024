// Checks of single cells that several kinds share. Leading and trailing spaces, apostrophes and a lower-case x are the spreadsheet's
// doing and pass in silence; what changes how a value reads is proposed; what only the papers can tell is asked.
import type { Sex } from '#kernel/shared/identity/resident-id.ts';
import { toHalfWidth, withoutInvisible } from '#kernel/shared/identity/writing.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { isBlank } from '#kernel/shared/sheet.ts';
import { readDay, readMoment } from './dates.ts';
import { finding } from './findings.ts';
import type { CellVerdict, CheckContext } from './kind.ts';

export type Checker<V> = (cell: Cell, context: CheckContext) => CellVerdict<V>;

/** How people say “nothing” in a cell. */
const nothing = /^(无|没有|不详|未知|暂无|none|n\/a|null|[-—/\\.、]+)$/i;

/** The cell as plain text; null when blank or a way of saying nothing. */
export function plainText(cell: Cell): string | null {
  if (isBlank(cell)) return null;
  const text = toHalfWidth(withoutInvisible(String(cell)))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=.)/, '');
  return text === '' || nothing.test(text) ? null : text;
}

export const formulaError = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|####*)$/;

/** Formula errors are nobody's name and nobody's address. */
export function unlessError<V>(check: Checker<V>): Checker<V> {
  return (cell, context) => {
    if (typeof cell !== 'string' || !formulaError.test(cell.trim())) return check(cell, context);
    return { value: null, findings: [finding('cell.error', 'ask', { value: cell }, { mayWaive: true })] };
  };
}

/** Free text keeps its punctuation as written; only its edges are trimmed. */
export function textCell(options: { what: Words; required?: boolean }): Checker<string> {
  return unlessError((cell) => {
    const value =
      plainText(cell) === null
        ? null
        : withoutInvisible(String(cell))
            .trim()
            .replace(/^'(?=.)/, '');
    if (value !== null || !options.required) return { value };
    return { value, findings: [finding('cell.empty', 'ask', { what: options.what })] };
  });
}

export function sexCell(what: Words): Checker<Sex> {
  return oneOf(
    what,
    { male: ['男', '男性', 'male', 'm', '1'], female: ['女', '女性', 'female', 'f', '2'] },
    { mayWaive: true },
  );
}

/** A closed list: each value with the words that mean it. Blank is null; other words are asked about, or noted and left to a remark. */
export function oneOf<V extends string>(
  what: Words,
  words: Record<V, readonly string[]>,
  options: { required?: boolean; mayWaive?: boolean; isUnknownNoted?: boolean } = {},
): Checker<V> {
  const byWord = new Map<string, V>();
  for (const [value, list] of Object.entries(words) as [V, readonly string[]][]) {
    byWord.set(value, value);
    for (const word of list) byWord.set(word.toLowerCase().replace(/\s/g, ''), value);
  }
  /** 一键呼叫设备 holds words of one value only; what holds words of two, or denies one, is asked about. */
  function nearest(text: string): { value: V; word: string } | null {
    const flat = text.toLowerCase().replace(/\s/g, '');
    const held = [...byWord].filter(
      ([word]) => word.length >= 2 && /\p{Script=Han}/u.test(word) && flat.includes(word),
    );
    const found = new Set(held.map(([, value]) => value));
    const [value] = found;
    if (found.size !== 1 || value === undefined || /[不没无非未]/.test(flat)) return null;
    return { value, word: words[value][0] ?? value };
  }
  return unlessError((cell) => {
    const text = plainText(cell);
    if (text === null)
      return { value: null, findings: options.required ? [finding('cell.empty', 'ask', { what })] : [] };
    const value = byWord.get(text.toLowerCase().replace(/\s/g, ''));
    if (value !== undefined) return { value };
    if (options.isUnknownNoted)
      return { value: null, findings: [finding('cell.unknown_word', 'note', { what, value: text })] };
    const near = nearest(text);
    if (near)
      return {
        value: near.value,
        findings: [finding('cell.near_word', 'mend', { value: text, reading: near.word }, { proposal: near.word })],
      };
    return {
      value: null,
      findings: [finding('cell.not_understood', 'ask', { what, value: text }, { mayWaive: options.mayWaive ?? false })],
    };
  });
}

/** 278, 278户, 1,024 */
export function countCell(what: Words): Checker<number> {
  return unlessError((cell) => {
    const text = plainText(cell);
    if (text === null) return { value: null };
    const count = Number(text.replace(/(?<=\d),(?=\d{3})/g, '').replace(/\s*(户|人|家|栋|间|个)$/, ''));
    if (Number.isInteger(count) && count >= 0) return { value: count };
    return { value: null, findings: [finding('cell.not_a_count', 'ask', { what }, { mayWaive: true })] };
  });
}

export function dayCell(what: Words): Checker<string> {
  return readWith(readDay, what);
}

export function momentCell(what: Words, options: { required?: boolean } = {}): Checker<string> {
  return readWith(readMoment, what, options);
}

function readWith(
  read: (cell: Cell) => string | null,
  what: Words,
  options: { required?: boolean } = {},
): Checker<string> {
  return unlessError((cell) => {
    const text = plainText(cell);
    if (text === null)
      return { value: null, findings: options.required ? [finding('cell.empty', 'ask', { what })] : [] };
    const value = read(cell);
    if (value !== null) return { value };
    return {
      value,
      findings: [finding('cell.not_understood', 'ask', { what, value: text }, { mayWaive: !options.required })],
    };
  });
}
