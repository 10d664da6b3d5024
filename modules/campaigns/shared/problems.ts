// Why something about a campaign cannot be done, and what to do instead.
import { defineProblems } from '#kernel/shared/problem.ts';

export const campaignProblem = defineProblems('campaign', {
  not_found: {
    status: 404,
    title: { zh: '没有这个行动，或者不在您的职责范围内', en: 'No such campaign, or not within your post' },
  },
  round_not_found: {
    status: 404,
    title: { zh: '没有这一轮，或者不在您的职责范围内', en: 'No such round, or not within your post' },
  },
  order_not_found: {
    status: 404,
    title: { zh: '没有这份指令，或者不是发给本单位的', en: 'No such order, or not sent to your unit' },
  },
  call_not_found: {
    status: 404,
    title: { zh: '这栋楼不在本轮的通知名单里', en: 'This building is not on the round’s list' },
  },
  subject_not_found: {
    status: 404,
    title: { zh: '没有这个人，或者不在您的职责范围内', en: 'Nobody of that name within your post' },
  },
  kind_unknown: {
    status: 422,
    title: { zh: '工作方法里没有这类行动', en: 'No method in force has this kind of campaign' },
  },
  out_of_area: { status: 403, title: { zh: '只能在本辖区内开展', en: 'Only within one’s own area' } },
  register_wanted: {
    status: 422,
    title: { zh: '轮检要先选一份名单', en: 'A rotation draws from a register: choose one' },
  },
  register_unfit: {
    status: 422,
    title: { zh: '这份台账不能用于这类行动', en: 'This register does not fit this kind of campaign' },
  },
  not_entitled: {
    status: 403,
    title: { zh: '敏感名单只能由负责的岗位开展', en: 'A sensitive list is asked by a named duty only' },
  },
  emergency_order_unknown: {
    status: 422,
    title: { zh: '没有这份应急令，或者它不在这里生效', en: 'No such emergency order, or not in force here' },
    wayOut: { zh: '不用填应急令：系统会自己找生效的那一份', en: 'Leave it out: the order in force is found by itself' },
  },
  over: { status: 409, title: { zh: '这个行动已经结束', en: 'This campaign is over' } },
  round_over: { status: 409, title: { zh: '这一轮已经结束', en: 'This round is over' } },
  rounds_running: {
    status: 409,
    title: { zh: '还有没结束的轮次：{title}', en: 'A round is still running: {title}' },
    wayOut: { zh: '先结束这一轮', en: 'End it first' },
  },
  only_one_round: {
    status: 409,
    title: { zh: '这类行动只有一轮，已经开始了', en: 'This kind has one round, which stands already' },
  },
  drawn_by_itself: {
    status: 409,
    title: { zh: '轮检每个工作日自动抽取，不用手工开始', en: 'A rotation draws its days by itself' },
  },
  window_wrong: {
    status: 422,
    title: { zh: '截止时间要晚于开始时间和现在', en: 'It must end after it opens, and after now' },
  },
  nobody: { status: 422, title: { zh: '选的范围里没有对象', en: 'There is nobody in what was chosen' } },
  on_list: { status: 409, title: { zh: '这一位在本轮名单里', en: 'This one is on the list of the round' } },
  report_up_first: {
    status: 422,
    title: { zh: '先向上级报告，再下达指令', en: 'Report up first, then order' },
    wayOut: { zh: '填写报告给谁、什么时候报告的', en: 'Say to whom it was reported, and when' },
  },
  reported_later: {
    status: 422,
    title: { zh: '报告上级的时间不能晚于现在', en: 'It cannot have been reported later than now' },
  },
  not_below: {
    status: 422,
    title: { zh: '指令只能发给本轮范围内的下级单位', en: 'An order goes to units below, within the round' },
  },
  cancelled: { status: 409, title: { zh: '这份指令已经撤销', en: 'This order was cancelled' } },
  not_received: {
    status: 409,
    title: { zh: '先签收指令，再启动', en: 'Receive the order first, then start' },
  },
  started: {
    status: 409,
    title: { zh: '已经启动了', en: 'It was started already' },
  },
  no_buildings: {
    status: 422,
    title: { zh: '名单上没有住在楼栋里的人', en: 'Nobody on the list lives in a building' },
  },
  notified_already: {
    status: 409,
    title: { zh: '这栋楼已经通知过了', en: 'This building was notified already' },
  },
  slot_wrong: { status: 422, title: { zh: '时段要有先后', en: 'The slot ends before it begins' } },
  force_not_found: {
    status: 404,
    title: { zh: '没有这个专班，或者不在您的职责范围内', en: 'No such task force, or not within your post' },
  },
  force_over: { status: 409, title: { zh: '这个专班已经结束', en: 'This task force has ended' } },
  nothing_shared: { status: 422, title: { zh: '选一选交给谁', en: 'Choose whom it is given to' } },
  shelter_unknown: {
    status: 422,
    title: { zh: '这个安置点没有启用', en: 'This shelter is not open in the campaign' },
  },
  shelter_held: {
    status: 409,
    title: { zh: '还有人在这个安置点', en: 'People are still at this shelter' },
    wayOut: { zh: '先登记他们的去向', en: 'Say where they went first' },
  },
  not_moved: { status: 409, title: { zh: '还没有登记转移', en: 'Nobody said yet that they were moved' } },
  member_unknown: {
    status: 422,
    title: { zh: '有的成员不在本辖区，或者已经离任', en: 'A member is outside the area, or holds the post no more' },
  },
});
