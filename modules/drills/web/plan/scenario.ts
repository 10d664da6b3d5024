// A scenario to begin from (C1; 000:L53–67): the order in which the testing drill ran. Every line may be changed.
import type { ActCode } from '../../shared/act.ts';

export type Step = {
  key: string;
  atMinute: string;
  text: string;
  expects: ActCode;
  withinMinutes: string;
  unit?: { id: string; label: string };
};

export const scenarioText =
  '疾控报告：进口冷链企业一名员工核酸阳性，无症状。扩大调查，一名密接阳性；社区启动区域核酸检测。';

type Line = [at: number, text: string, expects: ActCode, within: number];
const lines: readonly Line[] = [
  [0, '疾控通报：冷链企业员工核酸阳性', 'open_case', 10],
  [10, '报出同班组、同住人员', 'name_contact', 20],
  [20, '指挥部要求启动区域核酸：提出应急令', 'propose_order', 15],
  [35, '采样点、人员、物资到位', 'by_hand', 30],
  [60, '第一箱样本封箱转运', 'by_hand', 30],
  [90, '现场终末消毒', 'by_hand', 30],
];
export const firstSteps = (): Step[] =>
  lines.map(([at, text, expects, within], n) => ({
    key: `step${n}`,
    atMinute: String(at),
    text,
    expects,
    withinMinutes: String(within),
  }));
