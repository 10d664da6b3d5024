// A6: 35 cadres sent down to 接庄街道, its 25 grid chiefs among them, and 30 to 洸河街道. Each has a place; the roster is whole.
import { agency, street as jiezhuang } from './jiezhuang.ts';
import type { Tree } from './tree.ts';

export const sentDown = { [jiezhuang]: 35, 洸河街道: 30 } as const;

export function sendDown(tree: Tree, alreadyThere: number): void {
  send(tree, jiezhuang, sentDown[jiezhuang] - alreadyThere);
  send(tree, '洸河街道', sentDown['洸河街道']);
}

function send(tree: Tree, street: string, count: number): void {
  const communities = [...tree.below(street, 'community'), ...tree.below(street, 'village')];
  const grids = communities.flatMap((community) => tree.below(community, 'grid'));
  for (let n = 0; n < count; n++) {
    const handle = `sent down ${street} ${n}`;
    tree.person(handle, { home: agency, title: '科员' });
    tree.post(handle, 'department_officer', agency);
    tree.post(handle, 'seconded_cadre', grids[n % grids.length]!, 'seconded');
  }
}
