// The list of publications as a sheet.
import { sheetMoment, sheetOf } from '#kernel/server/exports.ts';
import { audienceTitles, kindTitles, numberWords, standingTitles } from '../shared/publication.ts';
import { listPublications, type PublicationLine } from '../shared/queries.ts';

const tabWords = {
  to_confirm: '待签收',
  draft: '草稿',
  published: '在发',
  over: '已到期',
  withdrawn: '已撤回',
  all: '全部',
} as const;

export const publicationSheet = sheetOf(listPublications, {
  title: '公告通报',
  paging: { limit: 200 },
  rows: (answer) => answer.rows,
  next: ({ next }) => (next === null ? undefined : { after: next }),
  columns: [
    { title: '种类', width: 10, of: (row: PublicationLine) => kindTitles[row.kind].zh },
    { title: '编号', width: 16, kind: 'text', of: (row) => numberWords(row)?.zh ?? null },
    { title: '标题', width: 40, of: (row) => row.title },
    { title: '发布单位', width: 18, of: (row) => row.issuerName },
    { title: '范围', width: 18, of: (row) => row.areaName },
    { title: '对象', width: 14, of: (row) => audienceTitles[row.audience].zh },
    { title: '状态', width: 10, of: (row) => standingTitles[row.standing].zh },
    { title: '发布时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.publishedAt) },
    { title: '自', width: 12, kind: 'date', of: (row) => row.periodFrom },
    { title: '至', width: 12, kind: 'date', of: (row) => row.periodTo },
    { title: '点到单位', width: 10, kind: 'number', of: (row) => row.named },
    { title: '未签收', width: 8, kind: 'number', of: (row) => row.unconfirmed },
    { title: '意见', width: 8, kind: 'number', of: (row) => row.objections },
    { title: '撤回时间', width: 18, kind: 'moment', of: (row) => sheetMoment(row.withdrawnAt) },
    { title: '撤回原因', width: 30, of: (row) => row.withdrawnReason },
  ],
  say: ({ tab, kind }) => [tabWords[tab], kind && kindTitles[kind].zh].filter(Boolean).join('，'),
});
