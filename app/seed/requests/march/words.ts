// What was written down when a matter of each kind was done, and what callers say.
const evidence: Readonly<Record<string, readonly [string, string]>> = {
  home_repair: ['已上门修好，试用正常，材料费已告知', '换了新配件，当面试过'],
  pension_verification: ['上门核对身份证，认证已通过', '重新采集，认证已通过'],
  family_doctor: ['上门量血压并调整用药提醒，一周后随访', '再次上门，已约社区医院复诊'],
  mediation: ['双方到场，约定施工时段，签了调解协议', '再次调解，双方签字'],
  delegated_service: ['已代为补办，证件送到家中', '材料补齐后办好'],
  street_light: ['更换灯头和线路，晚上已亮', '重新接线，连看三晚正常'],
  rubbish_heap: ['清运两车，现场已清扫', '再清一次并立了牌子'],
  stairwell_leak: ['防水层重做，雨后复查不漏', '补刷防水，复查不漏'],
  waterlogging: ['清掏雨水口，积水已退', '加装水泵，雨后无积水'],
  pipe_blockage: ['已疏通，冲洗地面', '换管后通畅'],
};

export const evidenceOf = (kindCode: string, again: boolean): string => evidence[kindCode]![again ? 1 : 0];

export const thanks = (stars: number): string => ['', '', '', '', '挺好的', '来得快，修得好，谢谢'][stars] ?? '';
