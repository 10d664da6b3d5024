// Names of kinds of units and places, and of the ways a post is held, as people say them.
import type { Words } from '#kernel/shared/problem.ts';

export const unitKinds: Record<string, Words> = {
  zone: { zh: '功能区', en: 'Zone' },
  district: { zh: '区', en: 'District' },
  subdistrict: { zh: '街道', en: 'Subdistrict' },
  town: { zh: '镇', en: 'Town' },
  township: { zh: '乡', en: 'Township' },
  community: { zh: '社区', en: 'Community' },
  village: { zh: '村', en: 'Village' },
  grid: { zh: '网格', en: 'Grid' },
  park: { zh: '园区', en: 'Park' },
  department: { zh: '部门', en: 'Department' },
  property_company: { zh: '物业公司', en: 'Property company' },
  clinic: { zh: '卫生服务站', en: 'Clinic' },
  police_room: { zh: '警务室', en: 'Police room' },
  courtyard: { zh: '庭院管理', en: 'Courtyard' },
  repair_team: { zh: '维修队', en: 'Repair team' },
  mediation_committee: { zh: '调委会', en: 'Mediation committee' },
  agency: { zh: '机关单位', en: 'Agency' },
};

export const bases: Record<string, Words> = {
  home: { zh: '本职', en: 'home post' },
  seconded: { zh: '下沉', en: 'seconded' },
  contracted: { zh: '包保', en: 'contracted' },
  temporary: { zh: '临时', en: 'temporary' },
};

/** Units of the territorial line, from the district down; the others serve it. */
export const territorial = new Set([
  'zone',
  'district',
  'subdistrict',
  'town',
  'township',
  'community',
  'village',
  'grid',
]);
