// Firms and the table of departments and parks as sheets. The columns of the list are those that an import reads: what goes out can come in again.
import { sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { findUnit } from '#modules/territory/server/public.ts';
import { type Department, departmentTitles, methodTitles, stateTitles } from '../shared/enterprise.ts';
import { type EnterpriseView, enterpriseTotals, listEnterprises, none } from '../shared/queries.ts';

const viewWords: Record<EnterpriseView, string> = {
  all: '在营',
  faulty: '没有合格代码',
  uncontacted: '还没有联系过',
  unplaced: '没有责任地',
  gone: '关停、迁出',
};
const departmentName = (code: Department | typeof none): string =>
  code === none ? '没有部门列入' : departmentTitles[code].zh;
const parkName = (park: string): string => (park === none ? '没有园区' : park);

export const enterpriseSheet = sheetOf(listEnterprises, {
  title: '企业名录',
  paging: { limit: 500 },
  rows: (answer) => answer.rows,
  next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
  columns: [
    { title: '统一社会信用代码', width: 22, kind: 'text', of: (row) => row.uscc ?? row.usccWritten },
    { title: '代码有误', width: 8, of: (row) => sheetYes(row.usccFault !== null) },
    { title: '企业名称', width: 32, of: (row) => row.name },
    { title: '主管部门', width: 16, of: (row) => row.departments.map(departmentName).join('、') },
    { title: '所属园区', width: 16, of: (row) => row.park },
    { title: '法定代表人', width: 12, of: (row) => row.legalRepresentative },
    { title: '从业人数', width: 10, kind: 'number', of: (row) => row.headcount },
    { title: '是否规上', width: 10, of: (row) => (row.isAboveScale === null ? null : row.isAboveScale ? '是' : '否') },
    { title: '经营状态', width: 10, of: (row) => stateTitles[row.state].zh },
    { title: '地址', width: 30, of: (row) => row.address },
    { title: '责任社区', width: 14, of: (row) => row.communityName },
    { title: '重点企业', width: 10, of: (row) => sheetYes(row.isKey) },
    { title: '摸排方式', width: 20, of: (row) => row.methods.map((method) => methodTitles[method].zh).join('、') },
    { title: '摸排日期', width: 12, kind: 'text', of: (row) => row.contactedOn },
  ],
  async say({ view, unitId, department, park, isKey, text }, { tx }) {
    return [
      viewWords[view],
      unitId ? (await findUnit(tx, unitId))?.unitName : undefined,
      department && departmentName(department),
      park && parkName(park),
      isKey && '重点企业',
      text && `“${text}”`,
    ]
      .filter(Boolean)
      .join('，');
  },
});

export const totalsSheet = sheetOf(enterpriseTotals, {
  title: '企业 部门×园区',
  rows: ({ rows, total }) => [
    ...rows.flatMap(({ department, byPark }) =>
      byPark.map(({ park, count }) => ({ department: departmentName(department), park: parkName(park), count })),
    ),
    ...total.byPark.map(({ park, count }) => ({ department: '合计（一家计一次）', park: parkName(park), count })),
    { department: '合计（一家计一次）', park: '全部', count: total.all },
  ],
  columns: [
    { title: '部门', width: 20, of: (row) => row.department },
    { title: '园区', width: 20, of: (row) => row.park },
    { title: '企业数', width: 10, kind: 'number', of: (row) => row.count },
  ],
  say: async ({ unitId }, { tx }) => (unitId ? ((await findUnit(tx, unitId))?.unitName ?? '') : ''),
});
