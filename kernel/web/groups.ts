// The parts of the desk's navigation. A page names the one it belongs to; what is needed every hour has none and stands first.
import type { Words } from '#kernel/shared/problem.ts';

export const groups = {
  visits: { zh: '走访', en: 'Visits' },
  campaigns: { zh: '行动', en: 'Mobilise' },
  area: { zh: '辖区', en: 'Area' },
  figures: { zh: '看板', en: 'Figures' },
  administration: { zh: '管理', en: 'Administration' },
} as const satisfies Record<string, Words>;
