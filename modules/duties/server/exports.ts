// The names behind a number of the coverage as a sheet: masked as on the screen, with the unit, the round and the moment at its foot.
import { sheetMoment, sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { subjectTitles } from '#modules/facts/shared/subject.ts';
import { dutyStateTitles } from '../shared/duty-state.ts';
import { listDuties } from '../shared/queries.ts';
import { excuseReasons } from '../shared/visit.ts';
import { findRound, findUnitHead } from './views/coverage.ts';

/** What the record says (E14): sensitive answers only where a named duty takes the sheet. */
const told = ({ answers, isSealed }: Pick<QueryAnswer<typeof listDuties>['rows'][number], 'answers' | 'isSealed'>) =>
  [...answers.map(({ title, value }) => `${title.zh}：${value.zh}`), isSealed && '敏感内容已封存，由指定岗位导出']
    .filter(Boolean)
    .join('；') || null;

export const dutySheet = sheetOf(listDuties, {
  title: '应办名单',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
  columns: [
    { title: '对象', width: 14, of: (row) => row.name },
    { title: '类型', width: 8, of: (row) => subjectTitles[row.kind].zh },
    { title: '地址', width: 30, of: (row) => row.address },
    { title: '网格', width: 18, of: (row) => row.gridName },
    { title: '状态', width: 12, of: (row) => dutyStateTitles[row.state].zh },
    { title: '应办期限', width: 18, kind: 'moment', of: (row) => sheetMoment(row.dueAt) },
    { title: '完成时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.doneAt) },
    { title: '谁办的', width: 12, of: (row) => row.doneBy },
    { title: '记录内容', width: 36, of: (row) => told(row) },
    { title: '演练', width: 6, of: (row) => sheetYes(row.isDrill) },
    { title: '没办成次数', width: 10, kind: 'number', of: (row) => row.attempts },
    { title: '免做理由', width: 16, of: (row) => (row.excuse ? excuseReasons[row.excuse.code].zh : null) },
    { title: '免做说明', width: 30, of: (row) => row.excuse?.reason ?? null },
    { title: '谁说明的', width: 12, of: (row) => row.excuse?.byName ?? null },
  ],
  async say({ rhythmId, slot, unitId, asOf, states, isElsewhere }, { tx, actor, now }) {
    const at = new Date(Math.min(now, asOf ? Date.parse(asOf) : now));
    const [round, unit] = await Promise.all([
      findRound(tx, rhythmId, slot, at),
      findUnitHead(tx, unitId ?? (actor.kind === 'staff' ? actor.unitId : '')),
    ]);
    const span =
      round?.opensAt && round.dueAt ? `${dateOf(round.opensAt.getTime())} 至 ${dateOf(round.dueAt.getTime())}` : slot;
    return [
      unit?.name,
      round?.title.zh,
      span,
      isElsewhere && '不在下级单元里的',
      states?.map((state) => dutyStateTitles[state].zh).join('、'),
      `截至 ${sheetMoment(at)}`,
    ]
      .filter(Boolean)
      .join('，');
  },
});
