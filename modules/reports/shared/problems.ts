import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const reportProblem = defineProblems('report', {
  not_found: {
    status: 404,
    title: { zh: '没有这份报告，或者不在您的职责范围内', en: 'No such report, or not within your post' },
  },
  not_yours: { status: 403, title: { zh: '这份报告由{unit}的{role}报', en: 'It is reported by the {role} of {unit}' } },
  not_open: { status: 409, title: { zh: '还没到报的时候', en: 'It is not open yet' } },
  not_asked: { status: 409, title: { zh: '这一次已说明免报', en: 'This turn is not asked' } },
  reported_already: {
    status: 409,
    title: { zh: '已经报过了', en: 'It was reported already' },
    wayOut: { zh: '有不对的，请用“更正”', en: 'Use the correction for what is wrong' },
  },
  not_reported: { status: 409, title: { zh: '还没有报，不用更正', en: 'Nothing was reported yet' } },
  changed_meanwhile: {
    status: 409,
    title: { zh: '数字刚刚变了，请看最新的再确认', en: 'The figures have just changed' },
    wayOut: { zh: '已为您换成最新的数字', en: 'The latest are shown now' },
  },
  value_missing: { status: 422, title: { zh: '请填“{item}”', en: 'Fill in “{item}”' } },
  item_unknown: { status: 422, title: { zh: '没有“{item}”这一项', en: 'There is no item “{item}”' } },
  counted_by_house: {
    status: 422,
    title: { zh: '“{item}”由系统从当天记录里数出，不用填；不对的报后更正', en: '“{item}” is counted by the house' },
  },
});

export const reportConstraints: Record<string, () => Problem> = {
  unit_reports_rhythm_id_subject_id_slot_ordinal_key: () => reportProblem('reported_already'),
};
