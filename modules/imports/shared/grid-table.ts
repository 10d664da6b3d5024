// The table of grids (网格划分表): level-1 grids with their chiefs, the level-2 grids contracted to cadres, building chiefs, households
// (A1, A4, A5, A7). One row a level-2 grid; the level-1 columns stand once and reach down.
import { countCell, textCell } from './cells.ts';
import { communityIn } from './community-words.ts';
import { finding } from './findings.ts';
import { listed } from './header-words.ts';
import { type CheckedRow, defineKind, type RowProblem, type Tie } from './kind.ts';
import { looksLikePhone, personNameCell, phoneCell, phonesBeside } from './person-cells.ts';
import { findRepeated, rowWords } from './repeated.ts';

export type GridTableCells = {
  community: string;
  grid1: string;
  chief: string;
  chiefPost: string;
  chiefPhone: string[];
  grid2: string;
  cadre: string;
  cadrePhone: string[];
  buildingChief: string;
  buildingChiefPhone: string[];
  households: number;
};

export type GridTableRow = {
  community: string | null;
  /** Villages and communities stand in one column (A1); the name tells which. */
  communityKind: 'village' | 'community';
  grid1: string | null;
  chief: { name: string; post: string | null; phones: string[] } | null;
  grid2: string | null;
  cadre: { name: string; phones: string[] } | null;
  buildingChief: { name: string; phones: string[] } | null;
  households: number | null;
};

type Field = keyof GridTableCells;

const words = {
  community: { zh: '村（社区）', en: 'village or community' },
  grid1: { zh: '一级网格', en: 'level-1 grid' },
  chief: { zh: '网格长', en: 'grid chief' },
  chiefPost: { zh: '网格长单位职务', en: 'post of the grid chief' },
  grid2: { zh: '二级网格', en: 'level-2 grid' },
  cadre: { zh: '包保干部', en: 'contracted cadre' },
  buildingChief: { zh: '楼长', en: 'building chief' },
  households: { zh: '户数', en: 'households' },
};

export const gridTable = defineKind<GridTableCells, GridTableRow>({
  name: 'grid_table',
  title: { zh: '网格划分表', en: 'Table of grids' },
  spokenOf: { field: 'community', in: communityIn },
  columns: {
    community: {
      title: words.community,
      titles: listed(
        '所属村（社区）|村（社区）|社区（村）|社区|村居|村/社区|所属社区|社区名称|村居名称|community|village|village/community',
      ),
      carriesDown: 'always',
      required: true,
      check: textCell({ what: words.community, required: true }),
    },
    grid1: {
      title: words.grid1,
      titles: listed(
        '一级网格/网格名称|一级网格名称|一级网格|网格名称|大网格|所属一级网格|level-1 grid|level 1 grid/name|grid',
      ),
      avoid: /二级|level.?2/i,
      carriesDown: 'always',
      required: true,
      check: textCell({ what: words.grid1, required: true }),
    },
    chief: {
      title: words.chief,
      titles: listed('一级网格/网格长|网格长|网格长姓名|一级网格长|一级网格员|grid chief|level 1 grid/chief|chief'),
      avoid: /^(?!.*[及和与、+]).*(?:电话|手机|方式|phone)|职务/i,
      carriesDown: 'always',
      check: personNameCell({ what: words.chief, required: true, several: true }),
    },
    chiefPost: {
      title: words.chiefPost,
      titles: listed('一级网格/单位职务|单位职务|单位及职务|网格长单位职务|职务|工作单位及职务|post|chief post'),
      carriesDown: 'always',
      check: textCell({ what: words.chiefPost }),
    },
    chiefPhone: {
      title: { zh: '网格长电话', en: 'telephone of the grid chief' },
      titles: listed('一级网格/联系电话|一级网格/电话|联系电话|网格长电话|网格长联系电话|电话|chief phone|phone'),
      avoid: /楼长|二级|包保/,
      carriesDown: 'always',
      looksLike: looksLikePhone,
      personal: 'phone',
      check: phoneCell,
    },
    grid2: {
      title: words.grid2,
      titles: listed(
        '二级网格/网格名称|二级网格名称|二级网格|包保网格|二级包保网格|小网格|微网格|level-2 grid|level 2 grid/name',
      ),
      avoid: /一级|level.?1/i,
      required: true,
      check: textCell({ what: words.grid2, required: true }),
    },
    cadre: {
      title: words.cadre,
      titles: listed(
        '二级网格/包保干部|包保干部|包保人|包保责任人|二级网格/网格长|二级网格长|二级网格员|下沉干部|包保人员|contracted cadre|cadre',
      ),
      avoid: /^(?!.*[及和与、+]).*(?:电话|手机|方式|phone)/i,
      check: personNameCell({ what: words.cadre, several: true }),
    },
    cadrePhone: {
      title: { zh: '包保干部电话', en: 'telephone of the cadre' },
      titles: listed('包保干部电话|二级网格/包保干部电话|包保人电话|包保干部联系电话|二级网格/联系电话|cadre phone'),
      avoid: /楼长|一级/,
      looksLike: looksLikePhone,
      personal: 'phone',
      check: phoneCell,
    },
    buildingChief: {
      title: words.buildingChief,
      titles: listed('二级网格/楼长|楼长|楼长姓名|楼栋长|街巷长|building chief'),
      avoid: /^(?!.*[及和与、+]).*(?:电话|手机|方式|phone)/i,
      check: personNameCell({ what: words.buildingChief, several: true }),
    },
    buildingChiefPhone: {
      title: { zh: '楼长电话', en: 'telephone of the building chief' },
      titles: listed('二级网格/楼长电话|楼长电话|楼长联系电话|楼长手机|楼栋长电话|building chief phone'),
      avoid: /网格长|包保/,
      looksLike: looksLikePhone,
      personal: 'phone',
      check: phoneCell,
    },
    households: {
      title: words.households,
      titles: listed('户数|总户数|居民户数|住户数|户|households|number of households'),
      check: countCell(words.households),
    },
  },
  compose(cells, context) {
    const phonesOf = (own: string[] | null, holder: Field) => own ?? phonesBeside(context.raw(holder), context);
    const chief = person(cells.chief, phonesOf(cells.chiefPhone, 'chief'));
    return {
      row: {
        community: cells.community,
        communityKind: cells.community?.endsWith('村') ? 'village' : 'community',
        grid1: cells.grid1,
        chief: chief && { ...chief, post: cells.chiefPost },
        grid2: cells.grid2,
        cadre: person(cells.cadre, phonesOf(cells.cadrePhone, 'cadre')),
        buildingChief: person(cells.buildingChief, phonesOf(cells.buildingChiefPhone, 'buildingChief')),
        households: cells.households,
      },
    };
  },
  keyOf: ({ community, grid1, grid2 }) =>
    community && grid1 && grid2 ? [community, grid1, grid2].join('｜') : undefined,
  checkTable(rows, footnotes) {
    return {
      problems: [...findRepeated(rows, { what: words.grid2, column: 'grid2' }), ...findTwoChiefs(rows)],
      ties: footnotes.flatMap((text) => [
        ...tie(
          text,
          /一级网格[^\d二]{0,4}(\d+)/,
          words.grid1,
          new Set(rows.map(({ row }) => `${row.community}｜${row.grid1}`)).size,
        ),
        ...tie(text, /二级(?:包保)?网格\D{0,4}(\d+)/, words.grid2, rows.length),
        ...tie(
          text,
          /(?:总户数|户数|共)\D{0,3}(\d+)\s*户/,
          words.households,
          rows.reduce((sum, { row }) => sum + (row.households ?? 0), 0),
        ),
      ]),
    };
  },
});

function person(name: string | null, phones: string[]): { name: string; phones: string[] } | null {
  return name ? { name, phones } : null;
}

function tie(text: string, sign: RegExp, what: Tie['what'], counted: number): Tie[] {
  const stated = sign.exec(text)?.[1];
  return stated ? [{ what, stated: Number(stated), counted, ties: Number(stated) === counted }] : [];
}

/** A level-1 grid has one chief; where its rows name two, every row that differs from the first is asked about. */
function findTwoChiefs(rows: readonly CheckedRow<GridTableRow, Field>[]) {
  const first = new Map<string, CheckedRow<GridTableRow, Field>>();
  const problems: (RowProblem<Field> & { place: CheckedRow<GridTableRow>['place'] })[] = [];
  for (const row of rows) {
    const grid = `${row.row.community}｜${row.row.grid1}`;
    const known = first.get(grid);
    if (!known) first.set(grid, row);
    else if (known.row.chief?.name !== row.row.chief?.name) {
      const found = finding('row.disagrees', 'ask', { what: words.chief, others: rowWords([known.place]) });
      problems.push({
        ...found,
        place: row.place,
        column: 'chief',
        value: row.row.chief?.name ?? null,
        others: [known.place],
      });
    }
  }
  return problems;
}
