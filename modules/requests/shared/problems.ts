import { defineProblems } from '#kernel/shared/problem.ts';

/** What a request refuses, in words that say the way out. */
export const requestProblem = defineProblems('request', {
  not_now: { status: 409, title: { zh: '{zh}', en: '{en}' }, remedy: 'ask_person' },
  place_unknown: {
    status: 422,
    title: { zh: '这个地点不在网格里，找不到由谁负责', en: 'This place lies in no grid; nobody is answerable' },
    wayOut: {
      zh: '请选社区，或先到“网格与岗位”补上这个地点',
      en: 'Choose a community, or add the place to a grid first',
    },
  },
  outside_scope: { status: 403, title: { zh: '这个地点不在您的职责范围内', en: 'This place is outside your post' } },
  kind_unknown: { status: 422, title: { zh: '工作法里没有这一类：{kind}', en: 'The work method has no kind {kind}' } },
  channel_unknown: {
    status: 422,
    title: { zh: '工作法里没有这个渠道：{channel}', en: 'The work method has no channel {channel}' },
  },
  kind_needed: {
    status: 422,
    title: { zh: '还没有归类，不能派单', en: 'Not classified yet' },
    wayOut: { zh: '先确认类别（系统已给出建议）', en: 'Confirm the kind first' },
  },
  no_handler: {
    status: 422,
    title: {
      zh: '这里没有登记“{kind}”的处置单位，请手动选择',
      en: 'No handling unit of kind {kind} serves this place; choose one',
    },
  },
  unit_unknown: { status: 422, title: { zh: '没有这个单位，或已经撤销', en: 'No such unit, or it has ended' } },
  not_same_district: { status: 422, title: { zh: '两件不在同一个区，不能合并', en: 'Not in the same district' } },
  merge_into_itself: {
    status: 422,
    title: { zh: '不能并入自己，或并入已合并的件', en: 'Cannot merge into itself or into a merged one' },
  },
  extension_too_long: {
    status: 422,
    title: { zh: '最多还能延 {left} 个工作日', en: 'At most {left} more working days' },
  },
  reason_unknown: { status: 422, title: { zh: '工作法里没有这个理由', en: 'The work method has no such reason' } },
  decide_own: {
    status: 403,
    title: { zh: '不能审批自己提出的申请', en: 'Nobody decides what they asked for themselves' },
  },
  already_theirs: {
    status: 422,
    title: { zh: '首问本来就是{name}，不用交接', en: 'The question is already with {name}' },
    wayOut: { zh: '要交接，请另选一位同事', en: 'To hand it over, choose another colleague' },
  },
  no_superior: { status: 422, title: { zh: '已经在最高一级，不能再上报', en: 'Already at the highest level' } },
  not_found: {
    status: 404,
    title: { zh: '没有找到这件诉求，或者不在您的职责范围内', en: 'No such request within your post' },
  },
  not_found_by_caller: {
    status: 404,
    title: { zh: '没有找到这件诉求', en: 'No such request' },
    wayOut: {
      zh: '用报的时候留的手机号登录，或在当时用的那部手机上看',
      en: 'Sign in with the phone number you left, or look on the phone you reported from',
    },
  },
  phone_faulty: { status: 422, title: { zh: '电话号码不对：{zh}', en: 'The phone number is not right: {en}' } },
  facts_needed: {
    status: 422,
    title: { zh: '还缺：{zh}', en: 'Still wanting: {en}' },
    wayOut: {
      zh: '这些都填上就能继续，一次说全，不会再要别的',
      en: 'Fill in these and go on; nothing else will be asked',
    },
  },
  facts_faulty: { status: 422, title: { zh: '填的内容不对：{zh}', en: 'Not right: {en}' } },
  fact_not_told: { status: 404, title: { zh: '这一项还没有填', en: 'This has not been told yet' } },
  fact_not_yours: {
    status: 403,
    title: { zh: '只有受理的坐席和主办单位能看', en: 'Only the desk and the lead unit may look' },
  },
  appointment_past: {
    status: 422,
    title: { zh: '约定的时间已经过去了', en: 'The agreed time is already past' },
    wayOut: { zh: '请约一个以后的时间', en: 'Agree on a time to come' },
  },
});
