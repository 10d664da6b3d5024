// Why something about a gathering cannot be done, and what to do instead.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const gatheringProblem = defineProblems('gathering', {
  not_found: {
    status: 404,
    title: { zh: '没有这次活动，或者不在您的职责范围内', en: 'No such gathering, or not within your post' },
  },
  planned_already: { status: 409, title: { zh: '这次活动已经安排了', en: 'This gathering is planned already' } },
  outside_area: {
    status: 403,
    title: { zh: '这个单位不在您的职责范围内', en: 'This unit lies outside the area of your post' },
  },
  register_unfit: {
    status: 422,
    title: { zh: '点名只能用人员台账，敏感台账除外', en: 'The roll is one of people, and of no sensitive register' },
  },
  rhythm_unfit: {
    status: 422,
    title: { zh: '这个节奏不是这本台账的“参加”', en: 'That rhythm is no attendance of this register' },
  },
  not_yet: {
    status: 409,
    title: { zh: '活动还没到开始的时间', en: 'It has not begun yet' },
    wayOut: { zh: '开始以后再点名', en: 'Call the roll once it has begun' },
  },
  over: { status: 409, title: { zh: '这次活动{state}，不能再改', en: 'This gathering is {stateEn}' } },
  nobody: {
    status: 422,
    title: { zh: '没有人来，请写人数或取消活动', en: 'Nobody came: give a number, or cancel it' },
  },
  person_twice: { status: 422, title: { zh: '同一个人点了两次', en: 'The same person was ticked twice' } },
  came_already: { status: 409, title: { zh: '其中有人已经记过了', en: 'Some of them are recorded already' } },
  mode_unfit: {
    status: 422,
    title: { zh: '现场活动不能记成线上参加', en: 'Nobody takes part online in a gathering on the spot' },
  },
  hours_unfit: { status: 422, title: { zh: '这类活动不记服务时长', en: 'Hours are of service only' } },
  result_unfit: { status: 422, title: { zh: '这类活动没有结果要反馈', en: 'No result is waited for here' } },
  not_held: { status: 409, title: { zh: '先记录活动，再反馈结果', en: 'Record it before its result' } },
  readings_unfit: { status: 422, title: { zh: '只有义诊记检查结果', en: 'Readings are taken at a free check only' } },
  not_there: { status: 422, title: { zh: '这个人没有参加这次义诊', en: 'This person was not at the check' } },
  reading_not_found: { status: 404, title: { zh: '没有这条检查结果', en: 'There is no such reading' } },
  told_already: { status: 409, title: { zh: '已经告诉本人了', en: 'The person was told already' } },
});

export const gatheringConstraints: Record<string, () => Problem> = {
  gatherings_pkey: () => gatheringProblem('planned_already'),
  gathering_people_pkey: () => gatheringProblem('came_already'),
};
