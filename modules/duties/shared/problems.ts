import { defineProblems, type Problem } from '#kernel/shared/problem.ts';
import { closerWords } from './closer.ts';

const byCloser = ({ title, wayOut }: (typeof closerWords)[keyof typeof closerWords]) => ({
  status: 422,
  title,
  wayOut,
});

export const dutyProblem = defineProblems('duty', {
  subject_not_found: {
    status: 404,
    title: { zh: '没有找到，或者不在您的职责范围内', en: 'Not found, or not within your post' },
  },
  not_found: {
    status: 404,
    title: { zh: '没有这项应办，或者不在您的职责范围内', en: 'No such duty, or not within your post' },
  },
  round_not_found: { status: 404, title: { zh: '没有这一轮', en: 'There is no such round' } },
  outcome_not_of_action: {
    status: 422,
    title: { zh: '“{action}”不会有“{outcome}”这样的结果', en: '“{outcome}” is no outcome of “{action}”' },
  },
  over: {
    status: 409,
    title: { zh: '这项应办已经{state}，不能再改', en: 'This duty is {state} already' },
  },
  visit_not_found: {
    status: 404,
    title: { zh: '没有这次走访，或者已经撤回', en: 'No such visit, or taken back already' },
  },
  told_more: {
    status: 409,
    title: { zh: '这次走访还记了别的内容，不能整次撤回', en: 'This visit told more; it is not taken back whole' },
    wayOut: { zh: '请在信息里逐项更正', en: 'Correct it fact by fact' },
  },
  reason_missing: {
    status: 422,
    title: { zh: '请写一句原因', en: 'Say why in a sentence' },
  },
  report_by_figures: byCloser(closerWords.figures),
  moved_by_place: byCloser(closerWords.whereabouts),
  sampled_by_tube: byCloser(closerWords.tubes),
  called_in_round: byCloser(closerWords.call_round),
  tested_one_by_one: byCloser(closerWords.everybody_tested),
  told_wrong: {
    status: 422,
    title: { zh: '{why}', en: '{whyEn}' },
    wayOut: { zh: '请改好这几项再完成', en: 'Put these right and finish' },
  },
});

export const dutyConstraints: Record<string, () => Problem> = {
  duty_excuses_pkey: () => dutyProblem('over', { state: '说明' }),
};
