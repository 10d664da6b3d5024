import { defineProblems } from '#kernel/shared/problem.ts';

export const calendarProblem = defineProblems('calendar', {
  not_found: {
    status: 404,
    title: { zh: '没有找到这个订阅，或者不是您的', en: 'No such subscription of yours' },
  },
  over: { status: 409, title: { zh: '这个订阅已经结束', en: 'This subscription has ended' } },
  too_many: {
    status: 409,
    title: { zh: '这个岗位已有 {most} 个订阅', en: 'This post has {most} subscriptions already' },
    wayOut: { zh: '先结束不用的，再开新的', en: 'End one that is not used, then open another' },
  },
  key_taken: {
    status: 409,
    title: { zh: '链接没有生成好，请再按一次', en: 'The link did not come out right; press once more' },
    remedy: 'retry',
  },
});
