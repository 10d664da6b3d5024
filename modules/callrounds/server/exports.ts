// The list of a round as a sheet: who was reached, who was not and why. No telephone numbers.
import { sheetMoment, sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { visitOutcomes } from '#modules/duties/shared/visit.ts';
import { listTurns, type TurnLine } from '../shared/queries.ts';
import { turnStateTitles } from '../shared/turn.ts';
import { getRound } from './views/rounds.ts';

const outcomeOf = (result: string | null): string =>
  Object.entries(visitOutcomes).find(([code]) => code === result)?.[1].title.zh ??
  (result === 'no_phone' ? '没有电话' : '');

export const turnSheet = sheetOf(listTurns, {
  title: '电话核对名单',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
  columns: [
    { title: '姓名', width: 12, of: (row: TurnLine) => row.name },
    { title: '住址', width: 30, of: (row) => row.address },
    { title: '网格', width: 18, of: (row) => row.gridName },
    { title: '情况', width: 14, of: (row) => turnStateTitles[row.state].zh },
    { title: '最近一通', width: 14, of: (row) => outcomeOf(row.result) },
    { title: '打了几次', width: 8, kind: 'number', of: (row) => row.tries },
    { title: '时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.toldAt) },
    { title: '打的人', width: 12, of: (row) => row.toldBy },
    { title: '家里还没做的', width: 20, of: (row) => row.missing.join('、') },
    { title: '核对中补进', width: 10, of: (row) => sheetYes(row.isAdded) },
    { title: '备注', width: 30, of: (row) => row.note },
  ],
  async say({ roundId, states }, { tx }) {
    const { title, unitName } = await getRound(tx, roundId);
    return [title, unitName, states?.map((state) => turnStateTitles[state].zh).join('、')].filter(Boolean).join('，');
  },
});
