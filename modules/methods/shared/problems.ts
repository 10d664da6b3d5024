import { defineProblems } from '#kernel/shared/problem.ts';

export const methodProblem = defineProblems('method', {
  unknown: { status: 404, title: { zh: '没有这个工作法版本', en: 'No such version of a work method' } },
  none_in_force: {
    status: 409,
    title: { zh: '这里还没有生效的工作法', en: 'No work method is in force here' },
    wayOut: { zh: '请系统管理员发布一个工作法', en: 'Ask the system administrator to publish one' },
  },
  version_taken: {
    status: 409,
    title: {
      zh: '这个版本号已经发布过，内容不同。请提高版本号',
      en: 'This version is already published with other content; raise the version',
    },
  },
  faulty: {
    status: 422,
    title: { zh: '工作法有 {count} 处问题，没有发布', en: 'The method has {count} faults and was not published' },
  },
});
