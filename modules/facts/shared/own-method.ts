// A unit's own fields and forms are a method of reach like any other, kept under the unit's own name and raised by a version at each change: so they are in the one
// dictionary, checked by the one checker, and never rewritten.
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';
import type { SubjectField } from './dictionary.ts';
import type { Form } from './form.ts';

export const ownMethodName = (unitId: string): string => `own-${unitId.replaceAll('-', '')}`;

export function raised(
  before: ReachMethod | undefined,
  unit: { unitId: string; name: string },
  today: string,
  added: { field?: SubjectField; form?: Form },
): ReachMethod {
  const patch = before ? Number(before.version.split('.')[2]) + 1 : 0;
  const name = ownMethodName(unit.unitId);
  return {
    kind: 'reach',
    name,
    version: `1.0.${patch}`,
    title: { zh: `${unit.name}自设字段和表单`, en: `Fields and forms of ${unit.name}` },
    summary: {
      zh: '本单位自己加的，已与全部字段比对，不重复',
      en: 'Added by the unit itself, compared with all fields',
    },
    effectiveFrom: before && before.effectiveFrom > today ? before.effectiveFrom : today,
    fields: [...(before?.fields ?? []), ...(added.field ? [added.field] : [])],
    registers: before?.registers ?? [],
    forms: [...(before?.forms ?? []), ...(added.form ? [added.form] : [])],
    rhythms: before?.rhythms ?? [],
    reports: before?.reports ?? [],
    clusters: before?.clusters ?? [],
    campaigns: before?.campaigns ?? [],
  };
}
