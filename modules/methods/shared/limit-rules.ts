// Rules about the time limits of a work method: a card must be able to warn, an emergency never waits for office hours.
import type { TimeLimit } from '#kernel/shared/clock/limit.ts';
import { type Finding, finding, type MethodRule } from './finding.ts';
import type { WorkMethod } from './method.ts';
import type { RequestKind } from './request-kind.ts';

const isInHours = (limit: TimeLimit) => limit.unit !== 'work_day';
const describe = (limit: TimeLimit) => `${limit.amount} ${nameOfUnit[limit.unit]}`;
const nameOfUnit = { work_day: '个工作日', work_hour: '个工作时', clock_hour: '小时' } as const;

/** A warning in the last quarter of a limit under two hours leaves nobody time to act on it (kernel clock, card.ts). */
const SHORTEST_WITH_WARNING_HOURS = 2;

function limitFindings(
  method: WorkMethod,
  path: PropertyKey[],
  kind: RequestKind,
  response: TimeLimit,
  resolve: TimeLimit,
): Finding[] {
  const found: Finding[] = [];
  if (isInHours(resolve) && resolve.amount < SHORTEST_WITH_WARNING_HOURS) {
    found.push(
      finding(method, 'yellow_card_impossible', [...path, 'resolveLimit'], {
        zh: `只有${describe(resolve)}，黄牌亮起就已超时，起不到预警作用。请写 ${SHORTEST_WITH_WARNING_HOURS} 小时以上，更急的用响应时限。`,
        en: `too short for a yellow card to warn anybody; give at least ${SHORTEST_WITH_WARNING_HOURS} hours.`,
      }),
    );
  }
  if (response.unit === resolve.unit && response.amount > resolve.amount) {
    found.push(
      finding(method, 'response_after_resolve', [...path, 'responseLimit'], {
        zh: `响应时限（${describe(response)}）比办结时限（${describe(resolve)}）还长，请对调或改短。`,
        en: 'the first reply would be due after the work itself.',
      }),
    );
  }
  if (kind.isEmergency && (response.unit !== 'clock_hour' || resolve.unit !== 'clock_hour')) {
    found.push(
      finding(method, 'emergency_not_round_the_clock', path, {
        zh: '是紧急类，时限必须用小时（clock_hour，含夜间和节假日），不能等到上班。',
        en: 'an emergency is counted in clock hours, nights and holidays included.',
      }),
    );
  }
  return found;
}

const limitsMakeSense: MethodRule = (method) => [
  ...method.requestKinds.flatMap((kind, index) =>
    limitFindings(method, ['requestKinds', index], kind, kind.responseLimit, kind.resolveLimit),
  ),
  ...method.overrides.flatMap((override, index) => {
    const kind = method.requestKinds.find((k) => k.code === override.kindCode);
    if (!kind || !method.areaClasses.some((area) => area.code === override.areaClass)) {
      return finding(method, 'override_of_nothing', ['overrides', index], {
        zh: `区域类别“${override.areaClass}”或诉求类别“${override.kindCode}”不存在。`,
        en: `area class “${override.areaClass}” or kind “${override.kindCode}” does not exist.`,
      });
    }
    const response = override.responseLimit ?? kind.responseLimit;
    return limitFindings(method, ['overrides', index], kind, response, override.resolveLimit ?? kind.resolveLimit);
  }),
];

/** Shandong hotline rules 2020 (standards e1). Advice only: another province has its own figures. */
const legalCeilings = {
  extensionMaximum: { amount: 10, unit: 'work_day' },
  returnLimit: { amount: 2, unit: 'work_day' },
} as const satisfies Record<string, TimeLimit>;

const withinLaw: MethodRule = (method) =>
  (['extensionMaximum', 'returnLimit'] as const)
    .filter((name) => method[name].unit === 'work_day' && method[name].amount > legalCeilings[name].amount)
    .map((name) => ({
      ...finding(method, 'beyond_provincial_rule', [name], {
        zh: `${describe(method[name])}，超过《山东省政务服务热线管理办法》的 ${describe(legalCeilings[name])}，请确认本地另有规定。`,
        en: `longer than the ${legalCeilings[name].amount} working days of the Shandong hotline rules; make sure local rules allow it.`,
      }),
      isAdvice: true,
    }));

export const limitRules: readonly MethodRule[] = [limitsMakeSense, withinLaw];
