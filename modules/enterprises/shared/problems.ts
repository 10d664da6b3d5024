// Why something about an enterprise cannot be done, and what to do instead. Never says more of a firm or a person than the one asking may see.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const enterpriseProblem = defineProblems('enterprise', {
  not_found: {
    status: 404,
    title: { zh: '没有找到这家企业，或者不在您的职责范围内', en: 'No such enterprise, or not within your post' },
  },
  merged: {
    status: 409,
    title: { zh: '这条记录已并入“{name}”', en: 'This record was merged into “{name}”' },
    wayOut: { zh: '请在那一条上办', en: 'Work on that record' },
  },
  outside_area: {
    status: 403,
    title: { zh: '{unit}不在您这个岗位的管辖范围内', en: '{unit} lies outside the area of your post' },
  },
  unit_not_found: { status: 404, title: { zh: '没有找到这个单位', en: 'There is no such unit' } },
  place_not_found: { status: 422, title: { zh: '没有找到这个地点', en: 'There is no such place' } },
  no_shop: { status: 422, title: { zh: '这里登记的不是门店', en: 'That place is no shop' } },
  place_not_yours: {
    status: 403,
    title: { zh: '{address}不在您的职责范围内', en: '{address} is not within your post' },
  },
  where_unsaid: {
    status: 422,
    title: { zh: '要写明在哪里', en: 'Say where it is' },
    wayOut: { zh: '选一处地点、一个单位，或者写地址', en: 'Choose a place or a unit, or write the address' },
  },
  where_twice: { status: 422, title: { zh: '地点和单位只能选一个', en: 'A place or a unit, not both' } },
  uscc_taken: {
    status: 409,
    title: { zh: '这个代码已登记在“{name}”名下', en: 'This code is recorded for “{name}”' },
    wayOut: { zh: '同一代码就是同一家，请打开那一条', en: 'One code is one firm: open that record' },
  },
  uscc_elsewhere: {
    status: 409,
    title: { zh: '这个代码已在本区别处登记', en: 'This code is recorded elsewhere in the district' },
    wayOut: { zh: '请街道或区里把那一条的责任地改过来', en: 'Ask the street or the district to move that record here' },
  },
  phone_fault: {
    status: 422,
    title: { zh: '电话号码有问题：{reason}', en: 'The telephone number is at fault: {reasonEn}' },
  },
  document_fault: {
    status: 422,
    title: { zh: '证件号码有问题：{reason}', en: 'The identity number is at fault: {reasonEn}' },
  },
  name_fault: { status: 422, title: { zh: '姓名有问题：{reason}', en: 'The name is at fault: {reasonEn}' } },
  ahead: {
    status: 422,
    title: { zh: '日期在今天之后', en: 'The day lies ahead' },
    wayOut: { zh: '到那天再登记', en: 'Record it when it comes' },
  },
  before_it_began: {
    status: 409,
    title: { zh: '日期早于现在这一条的开始（{from}）', en: 'The day is before what stands now began ({from})' },
  },
  department_not_yours: {
    status: 403,
    title: { zh: '您的单位不是“{department}”主管部门', en: 'Your unit is not the department “{department}”' },
  },
  not_listed: { status: 409, title: { zh: '这个部门没有列入这家企业', en: 'This department does not list it' } },
  already_key: { status: 409, title: { zh: '已经是重点企业', en: 'It is a key enterprise already' } },
  not_key: { status: 409, title: { zh: '现在不是重点企业', en: 'It is no key enterprise now' } },
  same_record: { status: 422, title: { zh: '选的是同一条记录', en: 'That is one and the same record' } },
  codes_differ: {
    status: 409,
    title: {
      zh: '两条都有合格的代码，而且不同：是两家企业',
      en: 'Both have sound codes that differ: they are two firms',
    },
    wayOut: { zh: '一条的代码登错了，就先更正', en: 'If one of the codes is wrong, correct it first' },
  },
  merge_not_found: { status: 404, title: { zh: '没有这次合并', en: 'There is no such merge' } },
  merge_undone: { status: 409, title: { zh: '这次合并已经撤销', en: 'That merge was undone already' } },
  merged_further: {
    status: 409,
    title: { zh: '“{name}”后来又并入了别的记录', en: '“{name}” was itself merged later' },
    wayOut: { zh: '请先撤销后来的合并', en: 'Undo the later merge first' },
  },
  pair_known: { status: 409, title: { zh: '这两条已经核对过', en: 'This pair was looked at already' } },
  employment_not_found: { status: 404, title: { zh: '没有这条从业记录', en: 'There is no such employment' } },
  works_here_already: { status: 409, title: { zh: '这个人已登记在这里上班', en: 'This person works here already' } },
  person_not_found: {
    status: 404,
    title: { zh: '没有找到这位居民，或者不在您的职责范围内', en: 'Nobody found, or not within your post' },
  },
  numbers_differ: {
    status: 409,
    title: { zh: '两边登记的证件号码不同：不是同一个人', en: 'The identity numbers differ: they are two people' },
  },
  not_linked: { status: 409, title: { zh: '这条记录没有对应到居民', en: 'This record is linked to nobody' } },
  shop_run_already: {
    status: 409,
    title: { zh: '这个门店这段时间已有企业经营', en: 'An enterprise runs this shop then' },
    wayOut: { zh: '先登记原来的企业不再经营', en: 'Say first that the other one left' },
  },
  nothing_to_reveal: { status: 404, title: { zh: '没有登记电话', en: 'No telephone is recorded' } },
  reveal_over: {
    status: 410,
    title: { zh: '查看时间已过', en: 'The time to look is over' },
    wayOut: { zh: '需要时再查看一次', en: 'Ask again if you need it' },
  },
});

/** What PostgreSQL's own rules say, in these words. */
export const enterpriseConstraints: Record<string, () => Problem> = {
  enterprises_uscc: () => enterpriseProblem('uscc_elsewhere'),
  enterprises_pkey: () => enterpriseProblem('same_record'),
  enterprise_places_once: () => enterpriseProblem('before_it_began', { from: '' }),
  employments_once: () => enterpriseProblem('works_here_already'),
  shop_runs_once: () => enterpriseProblem('shop_run_already'),
  enterprise_merges_from: () => enterpriseProblem('merged', { name: '' }),
  enterprise_pairs_apart_pkey: () => enterpriseProblem('pair_known'),
};
