// The words of mediation that screens, papers and rules share, with the law they come from (人民调解法 2010; standards e3).
import type { Words } from '#kernel/shared/problem.ts';

export const disputeKinds = {
  neighbour: { zh: '邻里纠纷', en: 'Between neighbours' },
  family: { zh: '婚姻家庭纠纷', en: 'Marriage and family' },
  house: { zh: '房屋宅基地纠纷', en: 'House and land' },
  property_service: { zh: '物业纠纷', en: 'Property service' },
  damage: { zh: '损害赔偿纠纷', en: 'Damage and compensation' },
  contract: { zh: '合同纠纷', en: 'Contract' },
  wages: { zh: '劳动报酬纠纷', en: 'Wages' },
  other: { zh: '其他纠纷', en: 'Other' },
} as const satisfies Record<string, Words>;
export type DisputeKind = keyof typeof disputeKinds;
export const disputeKindNames = Object.keys(disputeKinds) as [DisputeKind, ...DisputeKind[]];

export const partyRoles = {
  applicant: { zh: '申请人', en: 'Applicant' },
  respondent: { zh: '被申请人', en: 'Respondent' },
  other: { zh: '其他当事人', en: 'Other party' },
} as const satisfies Record<string, Words>;
export type PartyRole = keyof typeof partyRoles;

export const sexTitles: Record<number, Words> = {
  1: { zh: '男', en: 'Male' },
  2: { zh: '女', en: 'Female' },
};

/** Where a matter may go that was not settled here (art. 26), or must go (art. 25). */
export const routes = {
  court: { zh: '向人民法院起诉', en: 'Sue in court' },
  arbitration: { zh: '申请仲裁', en: 'Arbitration' },
  government: { zh: '请行政机关处理', en: 'Ask the authority in charge' },
  legal_aid: { zh: '申请法律援助', en: 'Legal aid' },
  police: { zh: '报警', en: 'Police' },
} as const satisfies Record<string, Words>;
export type Route = keyof typeof routes;
export const routeNames = Object.keys(routes) as [Route, ...Route[]];

export const sessionModes = {
  online: { zh: '线上', en: 'Online' },
  in_person: { zh: '现场', en: 'In person' },
  mixed: { zh: '线上加现场', en: 'Both' },
} as const satisfies Record<string, Words>;
export type SessionMode = keyof typeof sessionModes;

export const sources = {
  applied: { zh: '当事人申请', en: 'Applied for' },
  initiated: { zh: '调委会主动调解', en: 'Begun by the committee' },
} as const satisfies Record<string, Words>;
export type Source = keyof typeof sources;

/** A committee of a street has the word in its name; that of a community goes by the community's. */
export const committeeTitle = (unitName: string): Words => ({
  zh: /调解委员会$|调委会$/.test(unitName) ? unitName : `${unitName}人民调解委员会`,
  en: `Mediation committee: ${unitName}`,
});

/** Papers that no act of the case leaves behind by itself. */
export const paperKinds = {
  identity: { zh: '身份证明', en: 'Identity document' },
  authority: { zh: '委托书', en: 'Power of attorney' },
  investigation: { zh: '调查记录', en: 'Investigation record' },
  evidence: { zh: '证据材料', en: 'Evidence' },
  receipt: { zh: '收据', en: 'Receipt' },
  judicial: { zh: '司法确认材料', en: 'Judicial confirmation papers' },
} as const satisfies Record<string, Words>;
export type PaperKind = keyof typeof paperKinds;
export const paperKindNames = Object.keys(paperKinds) as [PaperKind, ...PaperKind[]];

/** 人民调解法 arts. 4, 23 and 24, in the words a party reads before saying yes. */
export const notice: { free: Words; rights: readonly Words[]; duties: readonly Words[] } = {
  free: { zh: '人民调解不收任何费用。', en: 'People’s mediation is free of charge.' },
  rights: [
    { zh: '可以选择或者接受人民调解员', en: 'You may choose or accept the mediator' },
    { zh: '可以接受、拒绝调解，也可以随时要求终止', en: 'You may accept or refuse mediation, and end it at any time' },
    { zh: '可以要求调解公开或者不公开进行', en: 'You may ask that it be held in public or not' },
    { zh: '自主表达意愿，自愿达成协议', en: 'You speak for yourself and agree only if you want to' },
  ],
  duties: [
    { zh: '如实陈述纠纷事实', en: 'Say truthfully what happened' },
    { zh: '遵守调解秩序，尊重调解员', en: 'Keep order and respect the mediator' },
    { zh: '尊重对方行使权利', en: 'Respect the rights of the other side' },
  ],
};

/** The views of the list, as the tabs and a sheet of it name them. */
export const tabTitles = {
  waiting: { zh: '待受理', en: 'To take up' },
  mine: { zh: '我的', en: 'Mine' },
  overdue: { zh: '超期', en: 'Overdue' },
  open: { zh: '进行中', en: 'Open' },
  following: { zh: '履行中', en: 'Being performed' },
  ended: { zh: '已了结', en: 'Over' },
  all: { zh: '全部', en: 'All' },
} as const satisfies Record<string, Words>;
