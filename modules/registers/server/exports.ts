// A register as a sheet: the rows and masks of the screen, the columns of the register, and with each row what names it when the sheet comes back.

import { type ExportColumn, type SheetShape, sheetMoment, sheetOf } from '#kernel/server/exports.ts';
import type { Context } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import { listMembers, type MemberColumn, type MemberRow } from '../shared/queries.ts';
import { isKept, type Register } from '../shared/register.ts';
import { cellOf } from '../shared/sheet-cells.ts';
import { fixedTitles } from '../shared/sheet-columns.ts';
import { flagTitleOf } from './flag-titles.ts';
import { getRegister } from './heads.ts';
import { findOpening } from './store/entries.ts';
import { columnsShown } from './views/columns-shown.ts';

export const memberSheet = sheetOf(listMembers, {
  title: '台账',
  columns: [],
  shapeOf,
  paging: ({ sort }) => ({ limit: 500, withKeys: true, ...(sort === 'place' ? { sort: 'community' as const } : {}) }),
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { after: next }),
  async say({ registerId, unitId, asOf, text, lacks, openingId }, { tx }) {
    const register = await getRegister(tx, registerId);
    const unit = unitId ? (await findUnit(tx, unitId))?.unitName : undefined;
    const opening = register.isSensitive && openingId ? await findOpening(tx, openingId) : undefined;
    return [
      register.definition.title.zh,
      unit,
      asOf && `截至 ${sheetMoment(new Date(asOf))}`,
      text && `查找“${text}”`,
      lacks === 'owner' ? '没有专人' : lacks === 'place' ? '没有住处' : undefined,
      opening && `用途：${opening.purpose}`,
    ]
      .filter(Boolean)
      .join('，');
  },
});

async function shapeOf({ registerId }: { registerId: string }, { tx }: Context): Promise<SheetShape<MemberRow>> {
  const { definition } = await getRegister(tx, registerId);
  const { columns } = columnsShown(definition, await dictionaryInForce(tx));
  return { title: definition.title.zh, columns: sheetColumns(definition, columns) };
}

function sheetColumns(register: Register, columns: readonly MemberColumn[]): ExportColumn<MemberRow>[] {
  const titles = fixedTitles(register.subject);
  return [
    { title: titles.name, width: 16, kind: 'text', of: (row) => row.name },
    ...columns.map(
      ({ field }): ExportColumn<MemberRow> => ({
        title: field.title.zh,
        width: field.type === 'long_text' ? 30 : 14,
        kind: 'text',
        of: (row) => cellOf(field, row.values[field.name], flagTitleOf),
      }),
    ),
    ...(register.subject === 'person'
      ? [{ title: titles.address, width: 30, kind: 'text' as const, of: (row: MemberRow) => row.address }]
      : []),
    { title: titles.grid, width: 18, of: (row) => row.gridName },
    { title: titles.community, width: 14, of: (row) => row.communityName },
    { title: titles.since, width: 18, kind: 'moment', of: (row) => sheetMoment(new Date(row.since)) },
    {
      title: titles.owner,
      width: 14,
      of: (row) => row.owners.map(({ name, isVacant }) => (isVacant ? `${name}（空缺）` : name)).join('、'),
    },
    ...(isKept(register) ? [{ title: titles.leave, width: 22, kind: 'text' as const, of: () => '' }] : []),
    { title: titles.key, width: 12, kind: 'text', of: (row) => row.rowKey },
  ];
}
