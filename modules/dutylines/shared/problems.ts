// Why something about lines and call-outs cannot be done, and what to do instead.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const dutyProblem = defineProblems('duty', {
  unit_not_found: {
    status: 404,
    title: { zh: '没有这个单位，或者不在您的职责范围内', en: 'No such unit, or not within your post' },
  },
  post_unfit: {
    status: 422,
    title: {
      zh: '接听人要是本单位、直接下级或上一级单位的在任岗位',
      en: 'A link is a post held now at the unit, directly below it or directly above',
    },
    wayOut: { zh: '先在人员与岗位里任命', en: 'Appoint the person first' },
  },
  link_twice: {
    status: 422,
    title: { zh: '同一个人在值守表里出现了两次', en: 'The same person stands in the line twice' },
  },
  phone_not_right: {
    status: 422,
    title: { zh: '第 {row} 行的号码不对，没有保存', en: 'The number in row {row} is not right; nothing was saved' },
    wayOut: { zh: '手机 11 位，座机带区号', en: 'Eleven digits, or a landline with its area code' },
  },
  nobody_below: {
    status: 422,
    title: { zh: '选的范围里没有下级单位', en: 'There is no unit below in what was chosen' },
    wayOut: { zh: '换一类单位', en: 'Choose another kind of unit' },
  },
  night_reason: {
    status: 422,
    title: { zh: '22 点到次日 7 点的核查要写明原因', en: 'A test between 22:00 and 7:00 says why' },
    wayOut: { zh: '写一句原因，被呼叫的人看得到', en: 'Write one sentence; whoever is rung reads it' },
  },
  real_running: {
    status: 409,
    title: {
      zh: '这个范围正在紧急呼叫，不能核查或演练',
      en: 'An emergency call-out is running here: no tests or drills now',
    },
    wayOut: { zh: '等紧急呼叫结束', en: 'Wait until it has ended' },
  },
  running_already: {
    status: 409,
    title: { zh: '本单位同样的呼叫正在进行', en: 'The same call-out of this unit is running' },
    wayOut: { zh: '打开它，或先结束它', en: 'Open it, or end it first' },
  },
  callout_not_found: {
    status: 404,
    title: { zh: '没有这次呼叫，或者不在您的职责范围内', en: 'No such call-out, or not within your post' },
  },
  over: { status: 409, title: { zh: '这次呼叫已经结束', en: 'This call-out is over' } },
  not_rung: {
    status: 403,
    title: { zh: '这次没有呼叫您，不能代别人应答', en: 'You were not rung; nobody answers for somebody else' },
  },
  ring_over: { status: 409, title: { zh: '这一次呼叫已经有了结果', en: 'This ring has its outcome already' } },
  not_reached: { status: 409, title: { zh: '这个单位还没有人应答', en: 'Nobody has answered for this unit' } },
  no_number: { status: 404, title: { zh: '没有登记号码', en: 'There is no number on record' } },
});

export const dutyConstraints: Record<string, () => Problem> = {
  duty_links_once: () => dutyProblem('link_twice'),
  duty_callouts_one_running: () => dutyProblem('running_already'),
};
