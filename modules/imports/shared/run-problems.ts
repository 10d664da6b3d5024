// Why a step of an import cannot be done.
import { defineProblems } from '#kernel/shared/problem.ts';

export const runProblem = defineProblems('import', {
  run_not_found: { status: 404, title: { zh: '没有找到这次导入', en: 'There is no such import' } },
  file_not_found: {
    status: 404,
    title: { zh: '没有找到上传的文件', en: 'The uploaded file is not there' },
    wayOut: { zh: '请重新上传', en: 'Upload it again' },
  },
  not_your_kind: {
    status: 403,
    title: { zh: '“{kind}”要由 {needs} 来导入', en: 'This kind of table is imported by: {needs}' },
  },
  not_your_area: { status: 403, title: { zh: '{unit}不在您的职责范围内', en: '{unit} lies outside your post' } },
  wrong_area: {
    status: 409,
    title: { zh: '“{kind}”要导入到{needs}，{unit}不是', en: '“{kind}” belongs to {needs}; {unit} is not one' },
  },
  no_adapter: { status: 409, title: { zh: '这种表现在还不能导入', en: 'This kind of table cannot be taken yet' } },
  busy: { status: 409, title: { zh: '正在处理，请稍候', en: 'Still at work; wait a moment' }, remedy: 'retry' },
  not_now: { status: 409, title: { zh: '这一步现在不能做', en: 'This step cannot be done now' } },
  columns_missing: {
    status: 422,
    title: { zh: '“{sheet}”里还没有指定：{columns}', en: 'Not yet said for “{sheet}”: {columnsEn}' },
    wayOut: {
      zh: '请指出哪一列是，或给整张表一个值',
      en: 'Point to the column, or give one value for the whole sheet',
    },
  },
  sheet_not_found: { status: 422, title: { zh: '文件里没有第 {sheet} 张表', en: 'There is no sheet {sheet}' } },
  options_fault: { status: 422, title: { zh: '导入选项不对：{summary}', en: 'An option is not right: {summary}' } },
  nothing_to_take: {
    status: 409,
    title: { zh: '没有可以导入的新行', en: 'There is no new row to take' },
    wayOut: {
      zh: '与已有登记相同的行不用再导入；有问题的行请先改正',
      en: 'Rows already held need no taking; put the faulty ones right first',
    },
  },
  nothing_left: {
    status: 409,
    title: { zh: '没有剩下的行：能导入的都导入了', en: 'No row is left over' },
  },
  files_deleted: {
    status: 410,
    title: { zh: '这次导入的文件已经删除', en: 'The file of this import has been deleted' },
    wayOut: { zh: '要接着办，请重新上传；已有的行不会重复', en: 'To go on, upload it again; nothing is taken twice' },
  },
  not_shown: {
    status: 403,
    title: { zh: '请先点“显示号码”；看过会留下记录', en: 'Ask to see the numbers first; the look is recorded' },
  },
  forgotten: {
    status: 410,
    title: { zh: '这次导入的底稿已按期清除', en: 'The rows of this import have been deleted on schedule' },
  },
});
