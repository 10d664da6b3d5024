// Why something about a phone cannot be done, and what to do instead.
import { defineProblems } from '#kernel/shared/problem.ts';

export const phoneProblem = defineProblems('phone', {
  no_lease: {
    status: 404,
    title: { zh: '这台手机没有登记，或者不是您的', en: 'This phone is not known, or not yours' },
    wayOut: { zh: '联网登录后，在“我的”里重新设置', en: 'Sign in on line and set it up anew under Me' },
  },
  not_for_this_post: {
    status: 403,
    title: { zh: '管理员岗位不在手机上离线工作', en: 'Administrators do not work off line on a phone' },
  },
  key_wrong: {
    status: 422,
    title: { zh: '这台手机的密钥读不出来', en: 'The key of this phone cannot be read' },
    wayOut: { zh: '换一个新一点的浏览器再试', en: 'Try again with a newer browser' },
  },
  not_off_line: {
    status: 422,
    title: { zh: '这件事要联网登录后才能办', en: 'This is done on line only' },
    wayOut: { zh: '联网后重新办一次', en: 'Do it again on line' },
  },
  ended_already: { status: 409, title: { zh: '这台手机已经停用', en: 'This phone is cut off already' } },
  act_not_found: {
    status: 404,
    title: { zh: '没有这条记录，或者不归您这里处理', en: 'No such record, or not yours to decide' },
  },
  act_settled: {
    status: 409,
    title: { zh: '这条已经有人处理了', en: 'Somebody has decided this already' },
  },
});
