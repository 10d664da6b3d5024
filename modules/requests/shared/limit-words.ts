import type { TimeLimit } from '#kernel/shared/clock/limit.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';

const units: Record<TimeLimit['unit'], Words> = {
  work_day: { zh: '工作日', en: 'working days' },
  work_hour: { zh: '工作时', en: 'working hours' },
  clock_hour: { zh: '小时', en: 'hours' },
};

export function limitWords(limit: TimeLimit): Words {
  return { zh: `${limit.amount} ${units[limit.unit].zh}`, en: `${limit.amount} ${units[limit.unit].en}` };
}

/** 响应 2 小时 · 办结 24 小时 */
export function kindTitleOfLimit(kind: Pick<RequestKind, 'responseLimit' | 'resolveLimit'>): Words {
  const response = limitWords(kind.responseLimit);
  const resolve = limitWords(kind.resolveLimit);
  return { zh: `响应 ${response.zh} · 办结 ${resolve.zh}`, en: `Respond in ${response.en} · resolve in ${resolve.en}` };
}
