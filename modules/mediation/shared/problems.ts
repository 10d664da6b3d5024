import { defineProblems } from '#kernel/shared/problem.ts';

export const mediationProblem = defineProblems('mediation', {
  not_found: {
    status: 404,
    title: { zh: '没有找到这件调解，或者不在您的职责范围内', en: 'No such case within your post' },
  },
  not_now: { status: 409, title: { zh: '{zh}', en: '{en}' } },
  request_not_found: {
    status: 404,
    title: { zh: '没有找到这件诉求，或者不在您的职责范围内', en: 'No such request within your post' },
  },
  not_mediable: {
    status: 422,
    title: { zh: '“{kind}”不能调解', en: '“{kind}” is not mediated' },
    wayOut: {
      zh: '涉及暴力的转警务室；其他先归为纠纷调解或家庭矛盾',
      en: 'Violence goes to the police room; else classify it as a dispute first',
    },
  },
  not_accepted_yet: {
    status: 409,
    title: { zh: '这件诉求还没受理，或者已经办完', en: 'The request is not accepted yet, or is over' },
    wayOut: { zh: '先在诉求页归类', en: 'Classify the request first' },
  },
  open_already: { status: 409, title: { zh: '这件诉求已有一件调解', en: 'The request has a case already' } },
  both_sides: {
    status: 422,
    title: { zh: '至少要有一位申请人和一位被申请人', en: 'At least one applicant and one respondent are needed' },
  },
  committee_unknown: { status: 422, title: { zh: '没有这个调委会', en: 'No such committee' } },
  no_mediator_post: {
    status: 422,
    title: {
      zh: '这不是本调委会、街道或社区的调解员岗位',
      en: 'Not a mediator of this committee, street or community',
    },
  },
  is_party: { status: 422, title: { zh: '{name} 是本案当事人，不能调解', en: '{name} is a party and cannot mediate' } },
  assigned_already: { status: 409, title: { zh: '{name} 已经在本案', en: '{name} is on the case already' } },
  stepped_back: {
    status: 409,
    title: { zh: '{name} 已回避，不能再指定', en: '{name} has stepped back from this case' },
  },
  party_unknown: { status: 404, title: { zh: '没有这位当事人', en: 'No such party' } },
  phone_faulty: { status: 422, title: { zh: '电话号码不对：{zh}', en: 'The phone number is not right: {en}' } },
  phone_needed: { status: 422, title: { zh: '没有电话，不能发短信', en: 'There is no number to send to' } },
  phone_not_private: {
    status: 422,
    title: {
      zh: '这件事敏感，这个号码可能有家人在看，不发短信',
      en: 'Sensitive, and others may read this number: nothing is sent',
    },
    wayOut: { zh: '当面或电话核实后，勾选“只有本人使用”', en: 'Make sure, then mark the number as private' },
  },
  notice_unread: {
    status: 422,
    title: { zh: '请先看权利义务告知，再勾选“我已看过”', en: 'Read the notice of rights and duties first' },
  },
  name_differs: {
    status: 422,
    title: { zh: '签的名字和登记的不一样', en: 'The name typed is not the one on record' },
    wayOut: {
      zh: '请写全名；登记有误请告诉调解员',
      en: 'Write the full name; if the record is wrong tell the mediator',
    },
  },
  changed_meanwhile: {
    status: 409,
    title: { zh: '协议刚刚改过，请再看一遍', en: 'The agreement was changed just now; read it again' },
  },
  nothing_to_confirm: { status: 409, title: { zh: '现在没有要确认的', en: 'There is nothing to confirm now' } },
  confirmed_already: { status: 409, title: { zh: '已经确认过了', en: 'Confirmed already' } },
  paper_needed: {
    status: 422,
    title: { zh: '请拍下签过字的纸质文书', en: 'Photograph the signed paper' },
  },
  oral_only: {
    status: 422,
    title: { zh: '书面协议要签字，不能只凭口头', en: 'A written agreement needs a signature, not only a word' },
  },
  session_unknown: { status: 404, title: { zh: '没有这次调解，或已取消', en: 'No such session, or it was cancelled' } },
  session_past: { status: 422, title: { zh: '时间要在现在之后', en: 'The time must lie ahead' } },
  session_not_yet: {
    status: 409,
    title: { zh: '还没到约好的时间', en: 'The appointed time has not come' },
    wayOut: { zh: '提前开始就先取消，另约现在的时间', en: 'To begin earlier, cancel it and plan another' },
  },
  room_needed: {
    status: 422,
    title: { zh: '线上调解要填会议链接（https 开头）', en: 'An online session needs a room link (https)' },
  },
  place_needed: { status: 422, title: { zh: '现场调解要填地点', en: 'A session in person needs a place' } },
  record_first: { status: 409, title: { zh: '先记一次调解笔录', en: 'First record a session' } },
  extension_backwards: {
    status: 422,
    title: { zh: '新的期限要晚于 {dueOn}', en: 'The new date must be later than {dueOn}' },
  },
  term_unknown: { status: 422, title: { zh: '协议里没有这一条', en: 'No such term in the agreement' } },
  none_broken: {
    status: 409,
    title: { zh: '还没有哪一条记为未履行', en: 'No term is on record as broken' },
    wayOut: { zh: '先回访，记下哪一条没有履行', en: 'Follow up first and say which term was broken' },
  },
});
