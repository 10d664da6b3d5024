// The one family of errors. Handlers throw only these; anything else is a bug, logged in full and shown as one.

/** What a phone that holds the refused act should do next. */
export type Remedy = 'retry' | 'drop' | 'ask_person' | 'sign_in';

export type Words = { zh: string; en: string };

/** RFC 9457 body. `code` is stable (`request.already_closed`); `title` is what happened, `wayOut` what to do. */
export type ProblemBody = {
  type: string;
  status: number;
  code: string;
  title: Words;
  wayOut?: Words;
  remedy: Remedy;
  details?: Record<string, unknown>;
};

export type ProblemKind = {
  status: number;
  title: Words;
  wayOut?: Words;
  remedy?: Remedy;
};

export class Problem extends Error {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: string, kind: ProblemKind, details?: Record<string, unknown>) {
    super(`${code}: ${kind.title.en}`);
    this.name = 'Problem';
    this.code = code;
    this.kind = kind;
    this.details = details;
  }

  body(): ProblemBody {
    return {
      type: `https://huying.local/problems/${this.code}`,
      status: this.kind.status,
      code: this.code,
      title: fill(this.kind.title, this.details),
      ...(this.kind.wayOut ? { wayOut: fill(this.kind.wayOut, this.details) } : {}),
      remedy: this.kind.remedy ?? 'ask_person',
      ...(this.details ? { details: this.details } : {}),
    };
  }
}

/**
 * A module declares its problems once, as a table from code to kind, and gets a typed maker back:
 * `const problem = defineProblems('request', { already_closed: {…} })`, then `throw problem('already_closed', { no })`.
 * `{name}` in the words is filled from the details.
 */
export function defineProblems<const K extends string>(area: string, kinds: Record<K, ProblemKind>) {
  return (code: K, details?: Record<string, unknown>): Problem => new Problem(`${area}.${code}`, kinds[code], details);
}

function fill(words: Words, details: Record<string, unknown> | undefined): Words {
  const put = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (details && name in details ? String(details[name]) : whole));
  return { zh: put(words.zh), en: put(words.en) };
}

/** Problems of the house itself: reading a command, rights, replay. */
export const kernelProblem = defineProblems('kernel', {
  malformed: {
    status: 400,
    title: { zh: '填的内容有不对的地方：{summary}', en: 'Something in the input is not right: {summary}' },
    remedy: 'ask_person',
  },
  too_large: {
    status: 413,
    title: { zh: '提交的内容太大', en: 'What was sent is too large' },
    remedy: 'drop',
  },
  unknown_command: {
    status: 404,
    title: { zh: '没有这个操作：{name}', en: 'There is no command {name}' },
    remedy: 'drop',
  },
  unknown_query: { status: 404, title: { zh: '没有这个查询：{name}', en: 'There is no query {name}' }, remedy: 'drop' },
  not_found: {
    status: 404,
    title: { zh: '没有找到，或者不在您的职责范围内', en: 'Not found, or not within your post' },
  },
  sign_in_needed: {
    status: 401,
    title: { zh: '请先登录', en: 'Please sign in first' },
    remedy: 'sign_in',
  },
  password_change_needed: {
    status: 403,
    title: { zh: '请先换成您自己的密码，再开始工作', en: 'Set a password of your own before you start' },
    wayOut: { zh: '重新登录，按提示更换密码', en: 'Sign in again and change the password when asked' },
    remedy: 'sign_in',
  },
  second_factor_needed: {
    status: 403,
    title: { zh: '请先绑定动态口令，再开始工作', en: 'Enrol your second factor before you start' },
    wayOut: { zh: '重新登录，按提示用手机绑定动态口令', en: 'Sign in again and enrol your phone when asked' },
    remedy: 'sign_in',
  },
  not_permitted: {
    status: 403,
    title: { zh: '您现在的岗位不能做这件事：{reason}', en: 'Your present post may not do this: {reason}' },
    wayOut: {
      zh: '如果您有别的岗位，可在右上角切换；否则请联系有这个职责的人',
      en: 'Switch to another of your posts, or ask who holds this duty',
    },
  },
  display_only: {
    status: 403,
    title: { zh: '这是在大屏上登录的，只能看，不能办事', en: 'This was signed in at a wall: it may look, not act' },
    wayOut: { zh: '要办事，请在工作台重新登录', en: 'To act, sign in again at the desk' },
  },
  post_ended: {
    status: 403,
    title: { zh: '这个岗位已经结束，或者不是您的岗位', en: 'This post has ended or is not yours' },
    wayOut: { zh: '请换一个岗位再试', en: 'Choose another post and try again' },
  },
  lease_ended: {
    status: 403,
    title: {
      zh: '这台手机已被停用，或者当时的岗位已经不在您手里',
      en: 'This phone was cut off, or the post of that moment is no longer yours',
    },
    wayOut: {
      zh: '已转给那里的社区处理，一条都没有丢',
      en: 'It went to the community that answers there; nothing is lost',
    },
  },
  id_reused: {
    status: 409,
    title: {
      zh: '同一个编号被用来提交了不同的内容，没有保存这一次',
      en: 'The same id came with other content; this one was not kept',
    },
    remedy: 'drop',
  },
  too_many: {
    status: 429,
    title: { zh: '操作太频繁，请稍等 {seconds} 秒', en: 'Too many requests; wait {seconds} s' },
    remedy: 'retry',
  },
  conflict: {
    status: 409,
    title: {
      zh: '刚才有人改动了同一条记录，请看一眼再试',
      en: 'Somebody changed the same record just now; look and try again',
    },
    remedy: 'ask_person',
  },
  constraint: {
    status: 409,
    title: { zh: '与已有的记录冲突（{constraint}）', en: 'In conflict with what is already recorded ({constraint})' },
  },
  busy: {
    status: 503,
    title: { zh: '系统正忙，内容已保留，请稍后再试', en: 'Busy just now; try again shortly' },
    remedy: 'retry',
  },
  bug: {
    status: 500,
    title: {
      zh: '系统出了错，已经记下（{incident}），您的内容没有丢',
      en: 'A fault on our side, recorded as {incident}',
    },
    remedy: 'retry',
  },
});
