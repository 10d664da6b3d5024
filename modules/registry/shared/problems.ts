// Why something about a resident cannot be done, and what to do instead. Never says more of a person than the one asking may see.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const registryProblem = defineProblems('registry', {
  person_not_found: {
    status: 404,
    title: { zh: '没有找到这个人，或者不在您的职责范围内', en: 'Nobody found, or not within your post' },
  },
  place_not_yours: {
    status: 403,
    title: { zh: '{address}不在您的职责范围内', en: '{address} is not within your post' },
  },
  place_not_found: { status: 404, title: { zh: '没有找到这个住处', en: 'There is no such home' } },
  person_exists: {
    status: 409,
    title: { zh: '这个证件号码已经登记在{name}名下', en: 'This identity number is already recorded for {name}' },
    wayOut: { zh: '请打开这个人的页面更正或搬迁', en: 'Open that person’s page to correct or move them' },
  },
  registered_elsewhere: {
    status: 409,
    title: { zh: '这个证件号码已在本区别处登记', en: 'This identity number is recorded elsewhere in the district' },
    wayOut: { zh: '如果本人已搬来，请用“迁入”办理', en: 'If the person has moved here, use “move in”' },
  },
  document_fault: {
    status: 422,
    title: { zh: '证件号码有问题：{reason}', en: 'The identity number is at fault: {reasonEn}' },
  },
  phone_fault: {
    status: 422,
    title: { zh: '电话号码有问题：{reason}', en: 'The telephone number is at fault: {reasonEn}' },
  },
  name_fault: { status: 422, title: { zh: '姓名有问题：{reason}', en: 'The name is at fault: {reasonEn}' } },
  sex_differs: {
    status: 422,
    title: { zh: '性别与证件号码不符', en: 'The sex differs from the identity number' },
    wayOut: { zh: '请对照证件', en: 'Compare with the card' },
  },
  birth_differs: {
    status: 422,
    title: { zh: '出生日期与证件号码不符', en: 'The birth date differs from the identity number' },
    wayOut: { zh: '请对照证件', en: 'Compare with the card' },
  },
  nobody_by_that: {
    status: 404,
    title: { zh: '姓名和证件号码对不上已登记的人', en: 'Name and number fit nobody on record' },
    wayOut: { zh: '请核对两项；没有登记过的用“登记居民”', en: 'Check both; use “record a resident” for somebody new' },
  },
  already_here: { status: 409, title: { zh: '这个人已经登记在这里', en: 'This person is already recorded here' } },
  moved_before: {
    status: 409,
    title: { zh: '日期早于上一次入住（{from}）', en: 'The date is before the last moving in ({from})' },
  },
  not_staying: { status: 409, title: { zh: '这个人现在没有这样的住处记录', en: 'No such stay is on record now' } },
  already_registered: { status: 409, title: { zh: '户籍已经登记在这里', en: 'Already registered there' } },
  already_working: { status: 409, title: { zh: '已经登记在这里工作', en: 'Already recorded as working there' } },
  head_stands: {
    status: 409,
    title: { zh: '这一户已经有户主', en: 'This household has a head already' },
    wayOut: { zh: '请在这一户的页面办“变更户主”', en: 'Use “change of head” on the household’s page' },
  },
  one_head: { status: 422, title: { zh: '一户只有一个户主', en: 'A household has one head' } },
  members_changed: {
    status: 409,
    title: { zh: '这一户的人和打开时不一样了', en: 'The household has changed since it was opened' },
    wayOut: { zh: '请重新打开再办', en: 'Open it again' },
  },
  same_record: { status: 422, title: { zh: '两边是同一条记录', en: 'Both are the same record' } },
  choose_first: {
    status: 422,
    title: { zh: '两条记录的{field}不同，请先选一个', en: 'The two differ in {fieldEn}: choose one first' },
  },
  needs_wider_post: {
    status: 403,
    title: { zh: '两个人在不同社区，由两边都管的街道督查合并', en: 'They are in different communities' },
    wayOut: { zh: '请把这一对告诉街道督查', en: 'The street supervisor, who answers for both, brings them together' },
  },
  told_apart: {
    status: 409,
    title: { zh: '{by}核对过，不是同一个人：{reason}', en: '{by} looked: they are two. {reason}' },
    wayOut: { zh: '确有新的依据，请先撤回“不是同一个人”', en: 'With new evidence, take that back first' },
  },
  not_told_apart: { status: 404, title: { zh: '没有这样的核对记录', en: 'Nobody told these two apart' } },
  merge_not_found: {
    status: 404,
    title: { zh: '没有这次合并，或者不在您的职责范围内', en: 'No such merge, or not within your post' },
  },
  merge_undone: { status: 409, title: { zh: '这次合并已经撤回', en: 'This merge has been taken back' } },
  merged_since: {
    status: 409,
    title: { zh: '这之后又有合并，请先撤回后面的一次', en: 'There was another merge since: take that one back first' },
  },
  flag_stands: { status: 409, title: { zh: '这个标签已经有了', en: 'This flag already stands' } },
  flag_not_found: {
    status: 404,
    title: { zh: '没有这个标签，或者您看不到', en: 'No such flag, or not for you to see' },
  },
  flag_needs_duty: {
    status: 403,
    title: { zh: '“{flag}”是敏感标签，由社区或街道专人管理', en: '“{flag}” is sensitive and kept by a named duty' },
    wayOut: { zh: '请把情况告诉社区', en: 'Tell the community' },
  },
  nothing_to_reveal: { status: 404, title: { zh: '没有登记这一项', en: 'Nothing is recorded there' } },
  reveal_over: {
    status: 410,
    title: { zh: '查看时间已过', en: 'The time to look is over' },
    wayOut: { zh: '需要时再查看一次', en: 'Ask again if you need it' },
  },
});

export const registryConstraints: Record<string, () => Problem> = {
  people_id_hash: () => registryProblem('registered_elsewhere'),
  stays_once: () => registryProblem('already_here'),
  stays_registered_once: () => registryProblem('already_registered'),
  stays_working_once: () => registryProblem('already_working'),
  person_distinctions_pair: () => registryProblem('same_record'),
  person_merges_standing: () => registryProblem('merged_since'),
  stays_living: () => registryProblem('already_here'),
  subject_flags_once: () => registryProblem('flag_stands'),
};
