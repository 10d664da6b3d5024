// The line of a unit as it is to be from now on. What does not change keeps its row, so that "since when" stays true; a number changed while its holder is being
// rung is rung as well (E15: changed at night).
import type { z } from 'zod';
import { command, type Done } from '#kernel/server/house.ts';
import { newId } from '#kernel/shared/id.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { setLine } from '../../shared/commands.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { ringAgain } from '../send.ts';
import * as lines from '../store/lines.ts';

type Given = z.output<typeof setLine.input>['links'][number];

export const setLineHandler = command(setLine, async ({ unitId, links }, context): Promise<Done> => {
  const { tx, secrets, actor } = context;
  const by = staffOf(actor);
  const unit = await lines.findOwnUnit(tx, unitId);
  if (!unit) throw dutyProblem('unit_not_found');
  const before = await lines.lockLine(tx, unitId);
  const posts = new Map((await lines.listFitPosts(tx, unitId)).map((post) => [post.postId, post]));
  const people = links.flatMap(({ postId }) => (postId ? [posts.get(postId)?.staffId] : []));
  if (people.some((staffId) => staffId === undefined)) throw dutyProblem('post_unfit');
  if (new Set(people).size < people.length) throw dutyProblem('link_twice');

  const taken = await lines.listTaken(
    tx,
    links.map(({ linkId }) => linkId),
  );
  const stays = new Set<string>();
  const added: lines.LinkRow[] = [];
  for (const [row, link] of links.entries()) {
    const old = before.find((one) => (link.postId ? one.postId === link.postId : one.linkId === link.linkId));
    const phone = phoneOf(link, old, row);
    const isSame = old && old.rank === link.rank && old.label === (link.label ?? null) && phone === kept;
    if (isSame) {
      stays.add(old.linkId);
      continue;
    }
    const sealed =
      phone === kept
        ? { phoneCipher: old?.phoneCipher ?? null, phoneTail: old?.phoneTail ?? null }
        : { phoneCipher: phone ? secrets.seal(phone) : null, phoneTail: phone?.slice(-4) ?? null };
    if (!link.postId && !sealed.phoneCipher) throw dutyProblem('phone_not_right', { row: row + 1 });
    // A screen, perhaps an old one, names a link by the id it had; changed, it is a new row.
    const linkId = taken.has(link.linkId) ? newId() : link.linkId;
    added.push({ linkId, postId: link.postId ?? null, label: link.label ?? null, rank: link.rank, ...sealed });
  }
  lines.endLinks(
    tx,
    before.filter(({ linkId }) => !stays.has(linkId)).map(({ linkId }) => linkId),
  );
  lines.addLinks(tx, { unitId, districtId: unit.districtId, byName: by.staffName }, added);
  await ringAgain(context, unitId, added);
  return {
    subjectId: unitId,
    territoryId: unitId,
    events: [{ type: 'duty_line.set', unitId, links: links.length, changed: added.length }],
  };
});

const kept = Symbol('what stood there stays');

/** null: the person's own number. */
function phoneOf(link: Given, old: lines.LinkRow | undefined, row: number): string | null | typeof kept {
  if (link.phone === undefined) return old ? kept : null;
  if (link.phone === '') return old && !old.phoneCipher ? kept : null;
  const phone = checkPhone(link.phone);
  if (!phone.ok) throw dutyProblem('phone_not_right', { row: row + 1 });
  return phone.normalized;
}
