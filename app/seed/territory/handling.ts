// Whom work is handed to: clinic, police room, courtyard keepers and property company of every community, departments, mediators, and the
// desks above them. Most are staffed; what is not is shown as a vacancy.
import { homeCommunity, placeIdOf } from '../ids.ts';
import { companies, estates } from '../places/estates.ts';
import { street as jiezhuang } from './jiezhuang.ts';
import { agencies, departments, streets } from './streets.ts';
import type { Tree } from './tree.ts';

/** Nobody works there at present. */
const unstaffed = new Set(['运河社区卫生服务站', '黄屯新村物业']);
const withoutDesk = new Set(['黄屯新村']);
/** Their posts at desk and counter are held by people one can sign in as (accounts/people.ts). */
const leadByDemo = new Set([`${homeCommunity}物业`]);
const handlerByDemo = new Set([`${homeCommunity}物业`, `${homeCommunity}卫生服务站`, `${homeCommunity}警务室`]);

export function growHandlingUnits(tree: Tree): void {
  for (const [street] of streets)
    for (const kind of ['community', 'village'] as const)
      for (const community of tree.below(street, kind)) growBeside(tree, community);
  for (const [path, name] of Object.entries(companies)) {
    tree.unit(path, jiezhuang, { kind: 'property_company', name, phone: '0537-5643120' });
    if (!leadByDemo.has(path)) staffHandling(tree, path);
  }
  for (const { name, company } of estates) tree.serves(company, { placeId: placeIdOf(name) });
  for (const [, name] of departments) {
    for (const n of [1, 2]) {
      tree.person(`officer ${n} ${name}`, { home: name, title: '经办人' });
      tree.post(`officer ${n} ${name}`, 'department_officer', name);
    }
  }
  for (const name of agencies) {
    tree.person(`head ${name}`, { home: name, title: '主任' });
    tree.post(`head ${name}`, 'department_officer', name);
  }
  for (const [street] of streets) growStreetOffice(tree, street);
}

export function growBeside(tree: Tree, community: string): void {
  const short = community.replace(/(社区|村)$/, '');
  const isHome = community === homeCommunity;
  tree.unit(`${community}卫生服务站`, community, { kind: 'clinic', name: `${community}卫生服务站` });
  tree.unit(`${community}警务室`, community, { kind: 'police_room', name: `${community}警务室` });
  tree.unit(`${community}庭院`, community, { kind: 'courtyard', name: `${community}庭院管理组` });
  tree.unit(`${community}物业`, community, {
    kind: 'property_company',
    name: isHome ? companies[`${homeCommunity}物业`]! : `${short}物业`,
  });
  for (const kind of ['卫生服务站', '警务室', '庭院', '物业']) {
    staffHandling(tree, `${community}${kind}`);
    tree.serves(`${community}${kind}`, { unit: community });
  }
  if (isHome) return;
  tree.person(`secretary ${community}`, { home: community, title: '社区书记' });
  tree.post(`secretary ${community}`, 'community_secretary', community);
  if (withoutDesk.has(community)) return;
  tree.person(`desk ${community}`, { home: community, title: '社区坐席' });
  tree.post(`desk ${community}`, 'community_desk', community);
}

function staffHandling(tree: Tree, path: string): void {
  if (unstaffed.has(path)) return;
  if (!leadByDemo.has(path)) {
    tree.person(`lead ${path}`, { home: path, title: '负责人' });
    tree.post(`lead ${path}`, 'handling_lead', path);
  }
  if (handlerByDemo.has(path)) return;
  tree.person(`handler ${path}`, { home: path, title: '处置人员' });
  tree.post(`handler ${path}`, 'handler', path);
}

function growStreetOffice(tree: Tree, street: string): void {
  const committee = `${street}调委会`;
  tree.unit(committee, street, { kind: 'mediation_committee', name: `${street}人民调解委员会` });
  tree.person(`mediator ${committee}`, { home: committee, title: '调解员' });
  tree.post(`mediator ${committee}`, 'mediator', committee);
  // The desk, supervisor and mediator of 接庄街道 are people one can sign in as.
  if (street === jiezhuang) return;
  for (const [role, title] of [
    ['street_dispatcher', '指挥中心坐席'],
    ['street_supervisor', '督查'],
    ['mediator', '调解员'],
  ] as const) {
    tree.person(`${role} ${street}`, { home: street, title });
    tree.post(`${role} ${street}`, role, street);
  }
  tree.unit(`${street}维修队`, street, { kind: 'repair_team', name: `${street}维修队` });
  staffHandling(tree, `${street}维修队`);
}

/** Units that keep somebody on call round the clock in the demonstration. */
export const onCallUnits = [
  `${homeCommunity}物业`,
  `${homeCommunity}卫生服务站`,
  `${homeCommunity}警务室`,
  ...Object.keys(companies).filter((path) => path !== `${homeCommunity}物业`),
];
