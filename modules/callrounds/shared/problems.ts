import { defineProblems } from '#kernel/shared/problem.ts';

export const roundProblem = defineProblems('callround', {
  not_found: {
    status: 404,
    title: { zh: '没有这一轮核对，或者不在您的职责范围内', en: 'No such round, or not within your post' },
  },
  out_of_area: { status: 403, title: { zh: '只能在本辖区内开始核对', en: 'A round is begun within one’s own area' } },
  nobody: { status: 422, title: { zh: '这份名单里现在没有人', en: 'There is nobody on this list now' } },
  only_people: { status: 422, title: { zh: '只能给人打电话核对', en: 'Only people can be rung' } },
  too_many: {
    status: 422,
    title: { zh: '名单有 {count} 人，一轮最多 {most} 人', en: '{count} people; a round takes {most}' },
    wayOut: { zh: '请分网格或分社区开始', en: 'Begin one for each grid or community' },
  },
  due_past: { status: 422, title: { zh: '截止时间已经过了', en: 'The deadline has passed' } },
  hours_wrong: { status: 422, title: { zh: '打电话的时段要有先后', en: 'The hours of ringing end before they begin' } },
  caller_unknown: {
    status: 422,
    title: {
      zh: '有的打电话人不在本辖区，或者不能查看电话',
      en: 'A caller is outside the area, or may not open numbers',
    },
  },
  caller_not_entitled: {
    status: 422,
    title: { zh: '敏感名单只能由社区书记、社区坐席或督查打', en: 'A sensitive list is rung by a named duty only' },
  },
  not_caller: { status: 403, title: { zh: '您不是这一轮的打电话人', en: 'You do not ring in this round' } },
  over: { status: 409, title: { zh: '这一轮已经结束', en: 'This round is over' } },
  quiet_hours: {
    status: 409,
    title: { zh: '{from}–{until} 之间才打电话，免得打扰居民', en: 'People are rung between {from} and {until} only' },
  },
  told_already: {
    status: 409,
    title: { zh: '这一位已经有结果了：{result}', en: 'This one has a result already: {result}' },
    wayOut: { zh: '请取下一位', en: 'Take the next person' },
  },
  not_last: {
    status: 409,
    title: {
      zh: '只能撤回自己记的、后来没有再打过的一通',
      en: 'Only one’s own call is taken back, and only the last one to that person',
    },
  },
  met_meanwhile: {
    status: 409,
    title: { zh: '网格员已经上门见到了，不用再撤回', en: 'The grid worker has met them at the door meanwhile' },
  },
  not_of_household: {
    status: 422,
    title: { zh: '有的人不是这一户的', en: 'Somebody named is not of this household' },
  },
});
