import { defineProblems } from '#kernel/shared/problem.ts';

export const factProblem = defineProblems('fact', {
  not_found: {
    status: 404,
    title: { zh: '没有找到，或者不在您的职责范围内', en: 'Not found, or not within your post' },
  },
  faulty: { status: 422, title: { zh: '有的内容不对：{zh}', en: 'Something is not right: {en}' } },
  not_told: { status: 404, title: { zh: '这一项还没有填过', en: 'Nothing was told of it yet' } },
  not_sealed: { status: 409, title: { zh: '这一项没有隐去，不用另外查看', en: 'It is not masked' } },
  not_yours: {
    status: 403,
    title: { zh: '这一项是敏感信息，您的岗位不能看', en: 'It is sensitive and not for your post' },
    wayOut: {
      zh: '社区书记、社区坐席、街道督查可以按用途查看',
      en: 'The secretary, the desk or the street supervisor may look',
    },
  },
  form_not_found: { status: 404, title: { zh: '没有这张表单', en: 'There is no such form' } },
  not_your_area: {
    status: 403,
    title: { zh: '只能给本辖区的单位设字段、表单和表格', en: 'Only for units of your own area' },
  },
  field_held: {
    status: 409,
    title: {
      zh: '“{asked}”目录里已经有了：{held}（{heldName}），请直接用它',
      en: '“{asked}” is held already: {heldEn} ({heldName}); use it',
    },
  },
  form_faulty: { status: 422, title: { zh: '这张表单不能用：{zh}', en: 'The form cannot be used: {en}' } },
  form_asks_twice: {
    status: 409,
    title: {
      zh: '“{fields}”已由{issuer}的“{form}”在问，不能再发一张表重复要',
      en: '“{fieldsEn}” is asked by “{formEn}” of {issuerEn} already; it cannot be asked again',
    },
    wayOut: {
      zh: '要用这些内容，直接从系统里取；缺的可以通过表格补问',
      en: 'Take it from the house; what is missing may be asked through a table',
    },
  },
});

export const tableProblem = defineProblems('table', {
  not_found: { status: 404, title: { zh: '没有这张表，或者不在您的辖区', en: 'No such table in your area' } },
  file_not_found: { status: 404, title: { zh: '没有找到这个文件，请重新上传', en: 'No such file; upload it again' } },
  not_xlsx: {
    status: 415,
    title: { zh: '这里要 .xlsx 表格，才能按原样填回去', en: 'Only an .xlsx can be filled as it came' },
    wayOut: {
      zh: '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”',
      en: 'Save it as an Excel workbook (*.xlsx)',
    },
  },
  too_big: { status: 413, title: { zh: '表格超过 5 MB，请只留表头和少量行', en: 'Over 5 MB; keep the header only' } },
  no_header: {
    status: 422,
    title: { zh: '没有认出表头', en: 'No header was recognised' },
    wayOut: { zh: '请确认第一个工作表里有列名', en: 'Check that a sheet has column names' },
  },
  not_mapped: { status: 409, title: { zh: '请先说明每一列是什么', en: 'Say first what each column is' } },
  unknown_field: {
    status: 422,
    title: { zh: '第 {column} 列：没有字段“{field}”', en: 'Column {column}: no field “{field}”' },
  },
  unknown_column: { status: 422, title: { zh: '表里没有第 {column} 列', en: 'There is no column {column}' } },
  unknown_register: { status: 404, title: { zh: '没有这个台账', en: 'There is no such register' } },
  sensitive_register: {
    status: 403,
    title: { zh: '这是敏感台账，您的岗位不能用它填表', en: 'This register is sensitive and not for your post' },
  },
  purpose_needed: {
    status: 422,
    title: {
      zh: '表里要填“{fields}”的全文，请写明报给谁、做什么用',
      en: '“{fieldsEn}” would leave in full: say for whom and for what',
    },
  },
  not_filled: { status: 409, title: { zh: '还没有填过，先点“自动填”', en: 'Not filled yet' } },
  too_many_rows: {
    status: 422,
    title: { zh: '这个台账在本辖区有 {count} 行，超过 {limit} 行', en: '{count} rows, more than {limit}' },
    wayOut: { zh: '请按社区分开填', en: 'Fill it community by community' },
  },
  no_gaps: { status: 409, title: { zh: '没有空缺，不用补问', en: 'Nothing is missing' } },
  file_dropped: {
    status: 410,
    title: { zh: '文件已按期删除，请重新上传', en: 'The file was deleted in time; upload it again' },
  },
});
