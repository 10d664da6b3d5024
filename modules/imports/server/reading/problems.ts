// What can be wrong with a readable file as an import.
import { defineProblems } from '#kernel/shared/problem.ts';

export const importProblem = defineProblems('import', {
  no_rows: {
    status: 422,
    title: { zh: '表里没有可以导入的行', en: 'There is no row to import' },
    wayOut: { zh: '请确认选对了文件和工作表', en: 'Check that it is the right file and sheet' },
  },
  kind_unknown: {
    status: 422,
    title: { zh: '看不出这是哪一种表', en: 'It is not clear what kind of table this is' },
    wayOut: { zh: '请选择表的种类，再核对每一列', en: 'Choose the kind of table, then look over its columns' },
  },
});
