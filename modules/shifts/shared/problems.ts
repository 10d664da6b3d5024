// Why something about a roster cannot be done, and what to do instead.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const shiftProblem = defineProblems('shift', {
  site_not_found: {
    status: 404,
    title: { zh: '没有这个岗点，或者不在您的辖区', en: 'No such site, or not in your area' },
  },
  not_found: { status: 404, title: { zh: '没有这个班次，或者不在您的辖区', en: 'No such shift, or not in your area' } },
  line_not_found: {
    status: 404,
    title: { zh: '没有这条排班，或者与您无关', en: 'No such place on a roster, or not yours' },
  },
  outside_area: { status: 403, title: { zh: '这个单位不在您的辖区', en: 'This unit lies outside your area' } },
  planned_already: { status: 409, title: { zh: '已经排过了', en: 'It is planned already' } },
  unknown_kind: {
    status: 422,
    title: { zh: '没有“{what}”这种岗点或岗位', en: 'There is no kind “{what}”' },
    wayOut: { zh: '在设置里可以增加', en: 'Kinds are added under Settings' },
  },
  times_unfit: {
    status: 422,
    title: { zh: '结束要晚于开始，一班最长 {hours} 小时', en: 'It must end after it begins, {hours} h at most' },
  },
  site_closed: { status: 409, title: { zh: '岗点那时没有开放', en: 'The site is not open then' } },
  cancelled: { status: 409, title: { zh: '这个班次已经取消', en: 'This shift was cancelled' } },
  over: { status: 409, title: { zh: '这个班次已经结束', en: 'This shift is over' } },
  begun: {
    status: 409,
    title: { zh: '已经有人到岗，不能取消', en: 'Somebody came already' },
    wayOut: { zh: '请逐个替换或登记离岗', en: 'Replace them, or tell that they left' },
  },
  not_yet: {
    status: 409,
    title: { zh: '离上岗还早，最早提前 {hours} 小时到岗', en: 'Too early: {hours} h before it begins at most' },
  },
  twice: {
    status: 409,
    title: { zh: '{name}这段时间已经在别处排了班', en: '{name} stands elsewhere at that time' },
    wayOut: { zh: '换一个人，或换一段时间', en: 'Choose somebody else, or another time' },
  },
  person_not_found: {
    status: 422,
    title: {
      zh: '没有这个人，或者现在不在岗、不在您的辖区',
      en: 'No such person, or without a post now, or not in your area',
    },
  },
  not_approved: {
    status: 422,
    title: { zh: '{name}还没有通过志愿者审核', en: '{name} is not approved as a volunteer' },
  },
  not_on_call: { status: 422, title: { zh: '值班只排工作人员', en: 'Only staff stand on call' } },
  not_asked: { status: 409, title: { zh: '这条排班已经{state}', en: 'This place is already: {stateEn}' } },
  not_come: { status: 409, title: { zh: '还没有到岗，不能离岗', en: 'Not come yet' } },
  times_reversed: {
    status: 422,
    title: { zh: '离岗时间要在到岗之后、现在之前', en: 'Leaving lies between coming and now' },
  },
  full: { status: 409, title: { zh: '这个岗位的人已经够了', en: 'There are enough for this role' } },
  nobody_next: { status: 422, title: { zh: '接班的人不在下一班里', en: 'The successor is on no later shift here' } },
  nothing_handed: { status: 409, title: { zh: '还没有人把班交给您', en: 'Nobody handed the watch to you' } },
  not_seconded: {
    status: 422,
    title: { zh: '只有下沉岗位需要亮明身份', en: 'Only a seconded post makes itself known' },
  },
  pledged_already: { status: 409, title: { zh: '已经登记过了', en: 'It is on record already' } },
  nothing_to_copy: { status: 422, title: { zh: '那一周没有班次', en: 'That week has no shifts' } },
  week_not_empty: { status: 409, title: { zh: '这一周已经排了班，不再复制', en: 'This week has shifts already' } },
  phone_unfit: { status: 422, title: { zh: '手机号不对', en: 'This is not a mobile number' } },
  volunteer_not_found: {
    status: 404,
    title: { zh: '没有这位志愿者，或者不在您的辖区', en: 'No such volunteer, or not in your area' },
  },
  applied_already: { status: 409, title: { zh: '这个手机号已经报过名', en: 'This number has applied already' } },
  decided_already: { status: 409, title: { zh: '已经审核过了', en: 'It is decided already' } },
  number_taken: { status: 409, title: { zh: '这个志愿者编号已经有人用', en: 'This volunteer number is taken' } },
  no_consent: { status: 422, title: { zh: '需要本人同意登记', en: 'The person’s consent is needed' } },
  account_standing: {
    status: 409,
    title: { zh: '这一班的临时账号已经开了', en: 'The account of this shift is open already' },
  },
  has_account: {
    status: 409,
    title: { zh: '{name}已有自己的工作账号，不用临时账号', en: '{name} has an account of their own' },
  },
  means_not_found: { status: 404, title: { zh: '没有这项资源', en: 'There are no such means' } },
  means_short: {
    status: 409,
    title: { zh: '只剩 {free}{measure}，不够 {wanted}', en: 'Only {free} {measure} are free, {wanted} wanted' },
  },
  given_already: { status: 409, title: { zh: '已经调拨或归还了', en: 'Given or brought back already' } },
  gift_not_found: { status: 404, title: { zh: '没有这条登记', en: 'No such gift on record' } },
  gift_own: { status: 403, title: { zh: '自己登记的由上级过目', en: 'Somebody else must see it' } },
  neighbour_not_found: { status: 404, title: { zh: '没有这条互助信息', en: 'No such offer or need' } },
  neighbours_shut: {
    status: 409,
    title: { zh: '邻里互助板没有开放', en: 'The neighbours’ board is not open' },
    wayOut: { zh: '有急事请直接呼叫社区', en: 'For what is urgent, call your community' },
  },
  neighbour_unfit: {
    status: 422,
    title: { zh: '要一个“我有”配一个“我要”，同一社区', en: 'An offer is matched with a need of the same community' },
  },
});

export const shiftConstraints: Record<string, () => Problem> = {
  shifts_pkey: () => shiftProblem('planned_already'),
  work_sites_pkey: () => shiftProblem('planned_already'),
  shift_people_pkey: () => shiftProblem('planned_already'),
  shift_people_once: () => shiftProblem('twice', { name: '' }),
  shift_pledges_pkey: () => shiftProblem('pledged_already'),
  volunteers_phone: () => shiftProblem('applied_already'),
  volunteers_pkey: () => shiftProblem('applied_already'),
  volunteers_no: () => shiftProblem('number_taken'),
};
