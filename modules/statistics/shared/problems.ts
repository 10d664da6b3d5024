import { defineProblems } from '#kernel/shared/problem.ts';

export const statisticsProblem = defineProblems('statistics', {
  outside_scope: {
    status: 403,
    title: { zh: '这个单元不在您的职责范围内，看不到它的数字', en: 'This unit is outside your post' },
    wayOut: { zh: '换一个岗位，或看自己范围内的单元', en: 'Switch to another post, or choose a unit within yours' },
  },
  period_reversed: {
    status: 422,
    title: { zh: '开始日期在结束日期之后', en: 'The period ends before it begins' },
  },
  period_too_long: {
    status: 422,
    title: { zh: '一次最多统计 {days} 天', en: 'At most {days} days at a time' },
  },
});
