// Everything that can be wrong with a file before its first row is looked at. Each has a code of its own, and says the way out.
import { defineProblems } from '#kernel/shared/problem.ts';

const saveAgain = {
  zh: '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再试',
  en: 'Open it in Excel or WPS, save it as an Excel workbook (*.xlsx) and try again',
};
const splitIt = { zh: '请拆成几个较小的文件分次导入', en: 'Split it into smaller files and import them one by one' };

export const sheetProblem = defineProblems('sheet', {
  empty: {
    status: 422,
    title: { zh: '这个文件是空的', en: 'The file is empty' },
    wayOut: { zh: '请确认选对了文件', en: 'Check that it is the right file' },
  },
  not_a_sheet: {
    status: 415,
    title: { zh: '这不是表格文件（看起来是 {found}）', en: 'This is not a spreadsheet (it looks like {found})' },
    wayOut: { zh: '可以用 xlsx、xls、ods 或 csv 文件', en: 'Use an xlsx, xls, ods or csv file' },
  },
  unsupported: {
    status: 415,
    title: { zh: '这种表格格式（{found}）不能直接读', en: 'This kind of spreadsheet ({found}) cannot be read' },
    wayOut: saveAgain,
  },
  encrypted: {
    status: 422,
    title: { zh: '文件设了打开密码，读不出来', en: 'The file is protected by a password' },
    wayOut: { zh: '请先去掉密码再上传；密码不要发给任何人', en: 'Remove the password first; do not send it to anyone' },
  },
  damaged: {
    status: 422,
    title: { zh: '文件不完整或已损坏', en: 'The file is incomplete or damaged' },
    wayOut: {
      zh: '可能没有下载完。请重新下载，或用 Excel、WPS 打开后另存一份',
      en: 'Perhaps it did not download fully; fetch it again, or save a fresh copy',
    },
  },
  too_big: {
    status: 413,
    title: { zh: '文件太大（{size} MB，最多 {limit} MB）', en: 'The file is too big ({size} MB; at most {limit} MB)' },
    wayOut: splitIt,
  },
  bomb: {
    status: 422,
    title: {
      zh: '文件展开后大得不正常（{size} MB），没有打开',
      en: 'The file unpacks to an abnormal size ({size} MB); it was not opened',
    },
    wayOut: saveAgain,
  },
  too_many_cells: {
    status: 413,
    title: { zh: '表太大：超过 {limit} 个单元格', en: 'The sheet is too large: more than {limit} cells' },
    wayOut: splitIt,
  },
  too_many_sheets: {
    status: 413,
    title: { zh: '工作表太多：{count} 张，最多 {limit} 张', en: 'Too many sheets: {count}; at most {limit}' },
    wayOut: splitIt,
  },
  cell_too_long: {
    status: 422,
    title: {
      zh: '第 {row} 行第 {column} 列的内容太长（{length} 个字）',
      en: 'Row {row}, column {column} is too long ({length} characters)',
    },
    wayOut: {
      zh: '一个单元格最多 32767 个字，请检查这一格',
      en: 'A cell holds at most 32,767 characters; check that cell',
    },
  },
  quote_unclosed: {
    status: 422,
    title: {
      zh: '第 {row} 行起有一个双引号没有配对，后面的行都粘在了一起',
      en: 'A double quote opened at row {row} is never closed',
    },
    wayOut: { zh: '请检查那一行，或另存为 xlsx 后再试', en: 'Check that row, or save the file as xlsx' },
  },
  unreadable_text: {
    status: 422,
    title: {
      zh: '认不出文字的编码（不是 UTF-8、UTF-16 或国标编码）',
      en: 'The text is in no known encoding (UTF-8, UTF-16 or GB 18030)',
    },
    wayOut: saveAgain,
  },
  no_such_sheet: {
    status: 422,
    title: { zh: '文件里没有这张工作表：{sheet}', en: 'There is no sheet {sheet} in the file' },
  },
});
