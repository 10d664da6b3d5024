// What the boards call their kinds.
import type { meansKinds, neighbourKinds } from '../../shared/board-commands.ts';

type Kinds = {
  means: Record<(typeof meansKinds)[number], string>;
  neighbours: Record<(typeof neighbourKinds)[number], string>;
};
export const boardWords: { zh: Kinds; en: Kinds } = {
  zh: {
    means: { people: '人员', vehicle: '车辆', material: '物资' },
    neighbours: { rice: '米面', vegetables: '蔬菜', medicine: '药品', other: '其他' },
  },
  en: {
    means: { people: 'People', vehicle: 'Vehicles', material: 'Material' },
    neighbours: { rice: 'Rice, flour', vegetables: 'Vegetables', medicine: 'Medicine', other: 'Other' },
  },
};
/** `Object.entries` of a table of kinds, as the options of a choice. */
export const optionsOf = <K extends string>(kinds: Record<K, string>) =>
  (Object.entries(kinds) as [K, string][]).map(([value, label]) => ({ value, label }));
