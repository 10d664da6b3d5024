// A rule as somebody fills it in, line by line, and the condition that comes of it. Only what a line can say is offered for its field.
import type { Condition, Scalar } from '#kernel/shared/condition.ts';
import type { Field } from '#kernel/shared/field.ts';

export type Word =
  | 'is'
  | 'in'
  | 'has'
  | 'atLeast'
  | 'atMost'
  | 'agedAtLeast'
  | 'agedUnder'
  | 'olderThanDays'
  | 'known'
  | 'unknown';
export type DraftLine = { id: string; field: string; word: Word; value: string };
export type Draft = { join: 'all' | 'any'; lines: readonly DraftLine[] };

/** What can be said of a field, the usual first. */
export function wordsFor(field: Pick<Field, 'type' | 'name'> | undefined): Word[] {
  if (!field) return [];
  if (field.name === 'flags') return ['has'];
  switch (field.type) {
    case 'choice':
      return ['is', 'in', 'known', 'unknown'];
    case 'yes_no':
      return ['is', 'known', 'unknown'];
    case 'number':
    case 'money':
      return ['atLeast', 'atMost', 'is', 'known', 'unknown'];
    case 'date':
      return ['agedAtLeast', 'agedUnder', 'olderThanDays', 'atLeast', 'atMost', 'known', 'unknown'];
    default:
      return ['is', 'in', 'known', 'unknown'];
  }
}

export const needsValue = (word: Word): boolean => word !== 'known' && word !== 'unknown';

/** The condition of a whole draft; null while a line is not finished. */
export function conditionOf(draft: Draft, fieldOf: (name: string) => Field | undefined): Condition | null {
  const parts = draft.lines.map((line) => conditionOfLine(line, fieldOf(line.field)));
  if (parts.length === 0 || parts.some((part) => part === null)) return null;
  const whole = parts.flatMap((part) => (part === null ? [] : [part]));
  return draft.join === 'all' ? { all: whole } : { any: whole };
}

function conditionOfLine({ field: name, word, value }: DraftLine, field: Field | undefined): Condition | null {
  if (name === '' || (name !== 'flags' && !field)) return null;
  if (word === 'known' || word === 'unknown') return { field: name, isKnown: word === 'known' };
  const text = value.trim();
  if (text === '') return null;
  if (word === 'has') return { field: name, has: text };
  if (word === 'in') {
    const all = text
      .split(/[,，、]/)
      .map((one) => one.trim())
      .filter(Boolean);
    return all.length > 0 ? { field: name, in: all } : null;
  }
  if (word === 'agedAtLeast' || word === 'agedUnder' || word === 'olderThanDays') {
    const count = Number(text);
    if (!Number.isInteger(count) || count < 0 || count > (word === 'olderThanDays' ? 36_500 : 130)) return null;
    if (word === 'agedAtLeast') return { field: name, agedAtLeast: count };
    return word === 'agedUnder' ? { field: name, agedUnder: count } : { field: name, olderThanDays: count };
  }
  const scalar = scalarOf(text, field);
  if (scalar === null) return null;
  if (word === 'is') return { field: name, is: scalar };
  if (typeof scalar === 'boolean') return null;
  return word === 'atLeast' ? { field: name, atLeast: scalar } : { field: name, atMost: scalar };
}

function scalarOf(text: string, field: Field | undefined): Scalar | null {
  if (field?.type === 'yes_no') return text === 'yes' ? true : text === 'no' ? false : null;
  if (field?.type !== 'number' && field?.type !== 'money') return text;
  const number = Number(text);
  if (!Number.isFinite(number)) return null;
  return field.type === 'money' ? Math.round(number * 100) : number;
}

/** A condition back as lines, where lines can say it; else null: it is then shown in words and not changed here. */
export function draftOf(condition: Condition, idOf: () => string): Draft | null {
  const [join, parts] =
    'all' in condition
      ? (['all', condition.all] as const)
      : 'any' in condition
        ? (['any', condition.any] as const)
        : (['all', [condition]] as const);
  const lines = parts.map((part) => lineOf(part, idOf));
  return lines.some((line) => line === null) ? null : { join, lines: lines.flatMap((line) => (line ? [line] : [])) };
}

function lineOf(part: Condition, idOf: () => string): DraftLine | null {
  if (!('field' in part)) return null;
  const line = (word: Word, value: Scalar = ''): DraftLine => ({
    id: idOf(),
    field: part.field,
    word,
    value: value === true ? 'yes' : value === false ? 'no' : String(value),
  });
  if ('isKnown' in part) return line(part.isKnown ? 'known' : 'unknown');
  if ('has' in part) return line('has', part.has);
  if ('is' in part) return line('is', part.is);
  if ('in' in part) return line('in', part.in.join('，'));
  if ('atLeast' in part) return line('atLeast', part.atLeast);
  if ('atMost' in part) return line('atMost', part.atMost);
  if ('agedAtLeast' in part) return line('agedAtLeast', part.agedAtLeast);
  if ('agedUnder' in part) return line('agedUnder', part.agedUnder);
  return line('olderThanDays', part.olderThanDays);
}
