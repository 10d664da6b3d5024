import { defineProblems } from '#kernel/shared/problem.ts';

export const weighProblem = defineProblems('burden', {
  area_not_found: {
    status: 404,
    title: { zh: '没有这个单位，或者不在您的职责范围内', en: 'No such unit, or not within your post' },
  },
  over_hours: {
    status: 422,
    title: {
      zh: '没有发布：按{area}现有名单测算，{workers} 人每周会超过 40 小时，最多的 {most} 小时',
      en: 'Not published: by the lists of {area}, {workers} people would have more than 40 hours a week, the most {most}',
    },
    wayOut: {
      zh: '减少频次或人员，或者写明批准人（approvedBy）再发布；批准人会和工作法一起显示',
      en: 'Ask less often or of fewer, or name who approves it (approvedBy); the name is shown with the method',
    },
  },
  nobody: {
    status: 422,
    title: {
      zh: '没有发布：{area}的“{roles}”岗位空缺，这些事没有人做',
      en: 'Not published: nobody in {area} holds the post of {rolesEn}, so nobody would do it',
    },
    wayOut: {
      zh: '先安排人任岗，或者写明批准人（approvedBy）再发布',
      en: 'Appoint somebody first, or name who approves it (approvedBy)',
    },
  },
  post_not_found: {
    status: 404,
    title: { zh: '没有这个岗位，或者不在您的辖区内', en: 'No such post, or not within your area' },
  },
  method_faulty: {
    status: 422,
    title: { zh: '工作法有 {count} 处问题，先改好再测算', en: 'The method has {count} faults; mend them first' },
  },
});
