import { defineProblems } from '#kernel/shared/problem.ts';

/** What identity refuses, in words that say the way out. */
export const identityProblem = defineProblems('identity', {
  wrong_password: {
    status: 401,
    title: { zh: '用户名或密码不对', en: 'The user name or the password is not right' },
    wayOut: {
      zh: '再错 {left} 次，这个用户名会锁定 {minutes} 分钟',
      en: 'After {left} more wrong tries the name is locked for {minutes} minutes',
    },
    remedy: 'ask_person',
  },
  account_locked: {
    status: 429,
    title: { zh: '连续输错，已锁定，还要等 {minutes} 分钟', en: 'Locked after wrong tries; {minutes} minutes left' },
    wayOut: { zh: '等不及可请安全管理员解锁', en: 'The security administrator can unlock it' },
    remedy: 'ask_person',
  },
  account_closed: {
    status: 403,
    title: { zh: '这个账号已停用', en: 'This account is closed' },
    wayOut: { zh: '请联系系统管理员或安全管理员', en: 'Ask the system or security administrator' },
  },
  wrong_code: {
    status: 401,
    title: { zh: '动态口令不对，或已经用过', en: 'The code is not right, or was used already' },
    wayOut: { zh: '等手机上出现下一个口令再输', en: 'Wait for the next code on your phone' },
    remedy: 'ask_person',
  },
  second_step_over: {
    status: 401,
    title: { zh: '第二步验证已过期，请重新登录', en: 'The second step has run out; sign in again' },
    remedy: 'sign_in',
  },
  second_factor_on: { status: 409, title: { zh: '已经绑定过动态口令', en: 'The second factor is enrolled already' } },
  second_factor_off: { status: 409, title: { zh: '还没有绑定动态口令', en: 'No second factor is enrolled' } },
  weak_password: {
    status: 422,
    title: { zh: '新密码不合要求：{zh}', en: 'The new password will not do: {en}' },
    remedy: 'ask_person',
  },
  foreign_page: {
    status: 403,
    title: { zh: '请从本系统的页面登录', en: 'Sign in from this site’s own page' },
    remedy: 'drop',
  },
  staff_not_found: { status: 404, title: { zh: '没有找到这个人', en: 'No such member of staff' } },
  staff_left: { status: 409, title: { zh: '{name} 已经离开', en: '{name} has left' } },
  has_account: { status: 409, title: { zh: '{name} 已经有账号', en: '{name} has an account already' } },
  username_taken: { status: 409, title: { zh: '用户名已有人用，请换一个', en: 'The user name is taken' } },
  account_not_found: { status: 404, title: { zh: '没有找到这个账号', en: 'No such account' } },
  own_account: {
    status: 403,
    title: { zh: '不能对自己的账号这样做', en: 'Not to one’s own account' },
    wayOut: {
      zh: '改自己的密码请用“修改密码”；其他请找另一位管理员',
      en: 'Change your own password from your menu, or ask another administrator',
    },
  },
  unit_not_found: { status: 422, title: { zh: '没有这个单位，或已经撤销', en: 'No such unit, or it has ended' } },
  outside_scope: { status: 403, title: { zh: '这个单位不在您的职责范围内', en: 'This unit is outside your post' } },
  not_by_this_role: {
    status: 403,
    title: { zh: '{role}要由安全管理员任命', en: 'A {roleEn} is appointed by the security administrator' },
  },
  not_oneself: {
    status: 403,
    title: { zh: '不能任免自己', en: 'Nobody appoints or dismisses themselves' },
    wayOut: { zh: '请找另一位有这个职责的人', en: 'Ask somebody else who holds this duty' },
  },
  wrong_unit: { status: 422, title: { zh: '{unit}不设{role}', en: '{unit} has no such post as {roleEn}' } },
  already_appointed: {
    status: 409,
    title: { zh: '这个人在这段时间已经有同一岗位', en: 'This person holds the same post in that time already' },
  },
  administrator_there: {
    status: 409,
    title: { zh: '已经有{role}', en: 'There is a {roleEn} already' },
    wayOut: {
      zh: '再设一位，请由安全管理员任命；安全管理员都进不来时，加 --beside',
      en: 'A further one is appointed by the security administrator; if none can get in, add --beside',
    },
  },
  administrators_apart: {
    status: 409,
    title: { zh: '系统、安全、审计三员不能由同一人兼任', en: 'One person cannot be two of the three administrators' },
  },
  post_not_found: { status: 404, title: { zh: '没有找到这个岗位', en: 'No such post' } },
  post_over: { status: 409, title: { zh: '这个岗位已经结束', en: 'This post has ended already' } },
  not_a_secondment: { status: 409, title: { zh: '这不是下沉岗位', en: 'This post is not a secondment' } },
  dates_reversed: { status: 422, title: { zh: '结束时间要晚于开始时间', en: 'The end must come after the start' } },
  last_administrator: {
    status: 409,
    title: { zh: '这是最后一位{role}，先任命接任的人', en: 'This is the last {roleEn}; appoint a successor first' },
  },
  phone_not_right: {
    status: 422,
    title: { zh: '手机号不对，请核对', en: 'The telephone number is not right' },
    remedy: 'ask_person',
  },
  mobile_needed: {
    status: 422,
    title: { zh: '请填能收短信的手机号', en: 'A mobile number that takes text messages is needed' },
    remedy: 'ask_person',
  },
  code_too_soon: {
    status: 429,
    title: { zh: '请 {seconds} 秒后再获取验证码', en: 'Ask for a code again in {seconds} s' },
    remedy: 'retry',
  },
  wrong_resident_code: {
    status: 401,
    title: { zh: '验证码不对或已过期', en: 'The code is not right or has run out' },
    wayOut: { zh: '核对短信，或重新获取验证码', en: 'Check the message, or ask for a new code' },
    remedy: 'ask_person',
  },
  setting_unknown: { status: 404, title: { zh: '没有这项设置：{name}', en: 'There is no setting {name}' } },
  setting_not_yours: { status: 403, title: { zh: '这项设置由{role}管理', en: 'This setting belongs to the {roleEn}' } },
  setting_malformed: {
    status: 422,
    title: { zh: '“{title}”的值不对：{reason}', en: 'The value of {name} is not right: {reason}' },
  },
  no_demo: { status: 404, title: { zh: '这不是演示系统', en: 'This is not a demonstration' }, remedy: 'drop' },
});
