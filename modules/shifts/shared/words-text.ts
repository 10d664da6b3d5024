// The words of rosters as lines of text, for the administrator's form: what is written is read back the same.
import { type ShiftWords, shiftWordsSchema } from './roster.ts';

export type WordsText = { roles: string; kinds: string };

export function writeShiftWords({ roles, kinds }: ShiftWords): WordsText {
  const line = (one: { code: string; title: { zh: string; en: string } }) =>
    `${one.code} | ${one.title.zh} | ${one.title.en}`;
  return {
    roles: roles.map(line).join('\n'),
    kinds: kinds
      .map((kind) => `${line(kind)} | ${kind.wanted.map(({ role, count }) => `${role}×${count}`).join(' ')}`)
      .join('\n'),
  };
}

/** Undefined where a line cannot be read, or a kind wants a post that is not there. */
export function readShiftWords(text: WordsText): ShiftWords | undefined {
  const cells = (lines: string) =>
    lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.split('|').map((cell) => cell.trim()));
  const named = ([code = '', zh = '', en = '']: string[]) => ({ code, title: { zh, en } });
  const wanted = (cell: string | undefined) =>
    (cell ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => {
        const [role = '', count = ''] = word.split(/[×x*]/);
        return { role, count: Number(count) };
      });
  const words = {
    roles: cells(text.roles).map(named),
    kinds: cells(text.kinds).map((cell) => ({ ...named(cell), wanted: wanted(cell[3]) })),
  };
  const read = shiftWordsSchema.safeParse(words);
  if (!read.success) return undefined;
  const codes = new Set(read.data.roles.map(({ code }) => code));
  return read.data.kinds.every((kind) => kind.wanted.every(({ role }) => codes.has(role))) ? read.data : undefined;
}
