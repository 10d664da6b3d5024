// A register that the house exported and somebody edited. Every row names itself by a signed mark; all other columns are those of the register, which the
// adapter knows, and come along as they are (R1: an edited export comes back as nothing but its edits).
import { textCell } from './cells.ts';
import { defineKind } from './kind.ts';
import { findRepeated } from './repeated.ts';

export type RegisterSheetCells = { key: string; leave: string };
export type RegisterSheetRow = { key: string | null; leave: string | null };

const words = {
  key: { zh: '系统行标识', en: 'mark of the row' },
  leave: { zh: '移出原因', en: 'why it leaves' },
};

export const registerSheet = defineKind<RegisterSheetCells, RegisterSheetRow>({
  name: 'register_sheet',
  title: { zh: '台账（本系统导出后修改）', en: 'Register exported here and edited' },
  columns: {
    key: {
      title: words.key,
      titles: ['系统行标识（请勿改动）', '系统行标识'],
      required: true,
      check: textCell({ what: words.key, required: true }),
    },
    leave: {
      title: words.leave,
      titles: ['移出原因（填了才移出）', '移出原因'],
      check: textCell({ what: words.leave }),
    },
  },
  compose: ({ key, leave }) => ({ row: { key, leave } }),
  keyOf: ({ key }) => key ?? undefined,
  checkTable: (rows) => ({
    problems: findRepeated(rows, {
      what: { zh: '同一行', en: 'row' },
      column: 'key',
      isIdentical: (a, b) => JSON.stringify(a) === JSON.stringify(b),
    }),
  }),
});
