import { defineProblems } from '#kernel/shared/problem.ts';

export const rhythmProblem = defineProblems('rhythm', {
  not_found: {
    status: 404,
    title: { zh: '没有找到，或者不在您的职责范围内', en: 'Not found within your post' },
  },
  not_yet: {
    status: 409,
    title: { zh: '还没到日子，{on} 才开始', en: 'Not yet: it begins on {on}' },
  },
  over: {
    status: 409,
    title: { zh: '这一次已经{state}，不能再改', en: 'This one is over ({state}) and is not changed any more' },
  },
  wrong_record: {
    status: 422,
    title: { zh: '这一次要的是另一种记录', en: 'This occurrence is proved by another kind of record' },
  },
  items_left: {
    status: 422,
    title: { zh: '还有 {left} 项没有结果', en: '{left} items have no result yet' },
    wayOut: { zh: '逐项记，或者点“其余都正常”', en: 'Record them, or say that the rest is fine' },
  },
  item_unknown: { status: 404, title: { zh: '清单里没有这一项', en: 'The list has no such item' } },
  finding_needs_words: {
    status: 422,
    title: { zh: '有问题的，请写一句或者登记成诉求', en: 'Say what was found, or report it as a request' },
  },
  request_unknown: {
    status: 422,
    title: {
      zh: '关联的诉求没有找到，或者不在您的职责范围内',
      en: 'The linked request was not found within your post',
    },
    wayOut: { zh: '先登记诉求，再关联', en: 'Report the request first' },
  },
  held_outside: {
    status: 422,
    title: { zh: '座谈时间不在 {from} 至 {to}', en: 'The meeting was not held between {from} and {to}' },
  },
  owner_unknown: {
    status: 422,
    title: { zh: '议定事项的负责人已不在岗，请重选', en: 'The owner of a decision holds no post now; choose again' },
  },
  due_before_meeting: {
    status: 422,
    title: { zh: '第 {n} 项决定的期限早于开会日期', en: 'Decision {n} would be due before the meeting' },
  },
  decision_done: { status: 409, title: { zh: '这一项已经落实', en: 'This decision is already done' } },
  not_owner: {
    status: 403,
    title: { zh: '由负责人或会议所在单位登记落实', en: 'Its owner or the unit of the meeting says so' },
  },
  changed_meanwhile: {
    status: 409,
    title: {
      zh: '台账在您看的时候有变动，没有确认',
      en: 'The register changed while you were looking; it was not confirmed',
    },
    wayOut: { zh: '请再看一遍，再确认', en: 'Look again, then confirm' },
    remedy: 'retry',
  },
  excuse_own: {
    status: 403,
    title: { zh: '不能给自己单位免做，请上一级说明', en: 'Nobody excuses their own unit; ask the level above' },
  },
  not_confirmed: { status: 409, title: { zh: '台账还没有确认', en: 'The register is not confirmed yet' } },
  line_unknown: { status: 422, title: { zh: '台账里没有第 {line} 行', en: 'The register has no line {line}' } },
});
