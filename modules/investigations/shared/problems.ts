// Why something of an investigation cannot be done, and what to do instead.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const traceProblem = defineProblems('trace', {
  not_found: {
    status: 404,
    title: { zh: '没有这个人，或者不在您的职责范围内', en: 'No such person, or not within your post' },
  },
  out_of_area: {
    status: 403,
    title: { zh: '您只能看到这一环，不能改', en: 'You may see this one, not change it' },
    wayOut: { zh: '请由负责的社区来办', en: 'The community that answers for it does this' },
  },
  no_owner: {
    status: 422,
    title: { zh: '这个辖区没有在任坐席或书记，病例没有人接', en: 'Nobody at this unit or above could own the case' },
    wayOut: { zh: '先任命社区坐席', en: 'Appoint a desk first' },
  },
  who_needed: {
    status: 422,
    title: { zh: '请选人，或写下姓名', en: 'Choose somebody, or write a name' },
  },
  phone_not_right: {
    status: 422,
    title: { zh: '号码不对', en: 'The number is not right' },
    wayOut: { zh: '手机 11 位，座机带区号', en: 'Eleven digits, or a landline with its area code' },
  },
  told_twice: {
    status: 409,
    title: { zh: '刚才另有人报了同一个人', en: 'Somebody else just told of the same person' },
    wayOut: { zh: '再报一次，会并到那一条', en: 'Tell it again: it joins that record' },
  },
  same_person: { status: 422, title: { zh: '不能是自己的密接', en: 'Nobody is a contact of themselves' } },
  is_over: {
    status: 409,
    title: { zh: '已经结束', en: 'It is over' },
    wayOut: { zh: '再接触的，重新登记', en: 'Met again: tell it anew' },
  },
  is_case: { status: 409, title: { zh: '已经是病例', en: 'It is a case' } },
  no_case: { status: 409, title: { zh: '不是病例', en: 'It is no case' } },
  no_retest: {
    status: 409,
    title: { zh: '排除要有之后的阴性复检', en: 'A later negative test is needed to rule it out' },
    wayOut: { zh: '先报复检结果', en: 'Tell the retest first' },
  },
  in_future: { status: 422, title: { zh: '时间还没到', en: 'That is in the future' } },
  not_handed: { status: 409, title: { zh: '还没有转出', en: 'It was not handed out' } },
  receipt_there: { status: 409, title: { zh: '已经有回执', en: 'There is a receipt' } },
  no_phone: { status: 404, title: { zh: '没有登记电话', en: 'No telephone is on record' } },
  look_first: {
    status: 403,
    title: { zh: '打开传播链要留痕', en: 'Opening a chain is put on record' },
    wayOut: { zh: '写明用途后打开', en: 'Write what for, then open it' },
  },
  post_unfit: {
    status: 422,
    title: { zh: '负责人要是能看到这个病例的坐席或领导', en: 'The owner is a desk or leader who sees the case' },
  },
  firm_not_found: {
    status: 404,
    title: { zh: '没有这家企业，或者不在您的职责范围内', en: 'No such firm, or not within your post' },
  },
  not_working_there: {
    status: 422,
    title: { zh: '名单里有人不在这家企业', en: 'Somebody on the list does not work there' },
  },
  no_returner_rule: {
    status: 422,
    title: { zh: '还没有返回人员的工作法', en: 'No method says how returners are followed' },
    wayOut: { zh: '先发布带“返回人员”规则的工作法', en: 'Publish a method with a rule for returners' },
  },
  returner_over: {
    status: 409,
    title: { zh: '已经解除', en: 'Released already' },
    wayOut: { zh: '再次返回的，重新报', en: 'Came back again: tell it anew' },
  },
  returner_not_asked: {
    status: 409,
    title: { zh: '还没有排查', en: 'Not asked yet' },
    wayOut: { zh: '先问清从哪里回来、哪天到的', en: 'Ask first where they were and when they came' },
  },
  left_after_arrival: {
    status: 422,
    title: { zh: '离开的日子在到达之后', en: 'The day of leaving is after that of arriving' },
  },
  returner_told_twice: {
    status: 409,
    title: { zh: '刚才另有人报了同一个人', en: 'Somebody else just told of the same person' },
    wayOut: { zh: '再报一次，会并到那一条', en: 'Tell it again: it joins that record' },
  },
  risk_one_way: {
    status: 422,
    title: {
      zh: '风险地区要么填表，要么粘贴，要么选文件',
      en: 'Areas come by form, pasted, or as a file: one of them',
    },
  },
  risk_no_header: {
    status: 422,
    title: { zh: '没有找到“地区”和“风险等级”两列', en: 'No columns for area and level were found' },
    wayOut: {
      zh: '第一行写列名：地区、风险等级（可加代码、起始日期、解除日期）',
      en: 'Head the columns: area, level (and code, from, to)',
    },
  },
  risk_rows_unread: {
    status: 422,
    title: { zh: '第 {rows} 行看不懂，一行都没有导入', en: 'Rows {rows} could not be read; none was taken in' },
    wayOut: {
      zh: '每行要有地区和高、中、低风险；日期写 2022-03-16',
      en: 'Each row: area and high, medium or low; days as 2022-03-16',
    },
  },
  file_not_found: { status: 404, title: { zh: '没有这个文件', en: 'No such file' } },
});

export const traceConstraints: Record<string, () => Problem> = {
  returners_once: () => traceProblem('returner_told_twice'),
  returners_phone: () => traceProblem('returner_told_twice'),
  traced_people_once: () => traceProblem('told_twice'),
  traced_people_phone: () => traceProblem('told_twice'),
};
