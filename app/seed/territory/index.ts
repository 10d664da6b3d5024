// The territory in one go: units, posts and contracts, outlines, codes, places, residents, service areas, shifts. The caller's transaction is
// what makes it whole or nothing.
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { demoPeople, gridsTaken, handleOf } from '../accounts/people.ts';
import { homeCommunity } from '../ids.ts';
import { pinyinReader } from '../names.ts';
import { seedPlaces } from '../places/index.ts';
import { seedResidents } from '../residents.ts';
import { lots } from '../rows.ts';
import { linkDivisions } from './divisions.ts';
import { growHandlingUnits } from './handling.ts';
import { growJiezhuang } from './jiezhuang.ts';
import { seedShifts } from './on-call.ts';
import { drawOutlines } from './outlines.ts';
import { sendDown } from './seconded.ts';
import { growDistrict, growOtherStreets } from './streets.ts';
import { growTree } from './tree.ts';

export async function seedTerritory(tx: Tx, secrets: Secrets, now: number): Promise<void> {
  const pinyin = await pinyinReader();
  const draw = lots(20220420);
  const tree = growTree(secrets, pinyin, draw);
  growDistrict(tree);
  const chiefs = await growJiezhuang(tree, draw, gridsTaken);
  growOtherStreets(tree, draw);
  growHandlingUnits(tree);
  sendDown(tree, chiefs);
  for (const person of demoPeople) {
    if (person.staff) continue; // stands in the sample already, posts and all
    tree.person(handleOf(person), {
      ...(person.name ? { name: person.name } : {}),
      home: person.posts[0]!.unit,
      title: person.shown.split(' · ').at(-1)!,
    });
    for (const { role, unit } of person.posts) tree.post(handleOf(person), role, unit);
  }
  const outlines = drawOutlines(tree);
  await tree.write(tx);
  await linkDivisions(tx);
  await seedPlaces(tx, { grids: tree.lowestGrids(homeCommunity), outlines, pinyin });
  await seedResidents(tx, secrets, pinyin, now);
  await tree.writeAreas(tx);
  await seedShifts(tx, now);
}
