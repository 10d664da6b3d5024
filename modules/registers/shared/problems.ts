// Why something about a register cannot be done, and what to do instead.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const registerProblem = defineProblems('register', {
  not_found: {
    status: 404,
    title: { zh: '没有这本台账，或者不在您的职责范围内', en: 'No such register, or not within your post' },
  },
  area_not_yours: { status: 403, title: { zh: '这个范围不在您的职责之内', en: 'This area is not within your post' } },
  subject_not_found: {
    status: 404,
    title: { zh: '没有找到这个对象，或者不在您的职责范围内', en: 'Nothing found, or not within your post' },
  },
  duty_needed: {
    status: 403,
    title: {
      zh: '“{title}”是敏感台账，只有负有专门职责的岗位可以打开',
      en: '“{titleEn}” is sensitive: only a named duty opens it',
    },
    wayOut: { zh: '请联系社区书记、社区坐席或督查人员', en: 'Ask the community secretary, its desk or a supervisor' },
  },
  opening_needed: {
    status: 403,
    title: {
      zh: '打开“{title}”要先写明用途，打开和查看都会留下记录',
      en: 'Say what “{titleEn}” is opened for; it goes on record',
    },
    wayOut: { zh: '写明用途后三十分钟内有效', en: 'With a purpose it stays open for thirty minutes' },
  },
  not_sensitive: { status: 422, title: { zh: '这本台账不需要写明用途', en: 'This register needs no opening' } },
  sort_too_many: {
    status: 422,
    title: {
      zh: '名单有 {count} 条，超过 {most} 条只能按名称、地点或列入时间排序',
      en: '{count} rows: above {most} only name, place and time put them in order',
    },
    wayOut: { zh: '先选一个街道、社区或网格，再按这一列排序', en: 'Choose a smaller area first' },
  },
  sort_unknown: { status: 422, title: { zh: '这一列不能排序', en: 'This column cannot put rows in order' } },
  not_kept: {
    status: 422,
    title: {
      zh: '“{title}”是按条件自动形成的，不能手工加减',
      en: '“{titleEn}” is worked out from facts and is never typed',
    },
    wayOut: { zh: '请更正对象的信息，台账会自己变', en: 'Correct the facts; the register follows' },
  },
  wrong_kind: {
    status: 422,
    title: { zh: '“{title}”登记的不是这类对象', en: '“{titleEn}” is for another kind of subject' },
  },
  outside_area: {
    status: 422,
    title: { zh: '这个对象不在“{title}”的范围内', en: 'This subject lies outside the area of “{titleEn}”' },
  },
  already_on: { status: 409, title: { zh: '已经在这本台账上', en: 'Already on this register' } },
  not_on: { status: 409, title: { zh: '不在这本台账上', en: 'Not on this register' } },
  faulty: {
    status: 422,
    title: { zh: '台账还不能建立：{first}', en: 'The register cannot stand yet: {firstEn}' },
  },
  not_own: {
    status: 403,
    title: { zh: '这本台账来自工作法，不能在这里改', en: 'This register comes from a method and is not changed here' },
  },
  kind_stays: {
    status: 422,
    title: { zh: '台账的对象、范围不能改，请另建一本', en: 'Its kind of subject and area stay; make another register' },
  },
  stays_sensitive: {
    status: 422,
    title: { zh: '敏感台账不能改成普通台账', en: 'A sensitive register never becomes a normal one' },
  },
  post_not_yours: {
    status: 422,
    title: { zh: '只能指定本辖区在岗的人', en: 'Only somebody whose post stands in your area can be named' },
  },
  already_owner: { status: 409, title: { zh: '已经指定过这个人', en: 'This post is named already' } },
});

export const registerConstraints: Record<string, () => Problem> = {
  subject_owners_once: () => registerProblem('already_owner'),
};
