// A stream of updates ends with the session or the post it was opened by: whoever has left hears no more of what goes on.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { newId } from '#kernel/shared/id.ts';
import { openTestHouse, personIds, type StaffHat } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { sql } from '../sql.ts';

const house = await openTestHouse();
const site = await openSite(house, { after }, { liveAskAgainMs: 20 });

/** `ended` resolves when the server ends the stream. */
async function listen(hat: StaffHat) {
  const stream = await fetch(`${site.url}/api/live`, { headers: house.headers(hat) });
  assert.equal(stream.status, 200);
  const ended = (async () => {
    for await (const _ of stream.body!);
  })();
  return { ended };
}

test('who asked and then listens hears what happened in between, and nothing that is not theirs', async () => {
  const [desk, far] = [await house.as('community_desk', 'dongzha'), await house.as('community_desk', 'xizha')];
  const flagId = newId();
  await house.act('person.flag', { flagId, personId: personIds.elder, flag: 'lone_elder', reason: '入户核实' }, desk);
  await setTimeout(500);
  const heard = async (hat: StaffHat) => {
    const end = new AbortController();
    const stream = await fetch(`${site.url}/api/live`, { headers: house.headers(hat), signal: end.signal });
    let text = '';
    void setTimeout(500).then(() => end.abort());
    try {
      for await (const part of stream.body!) text += Buffer.from(part).toString();
    } catch {
      // It was ended here.
    }
    return text.includes('person.flag');
  };
  assert.deepEqual(await Promise.all([heard(desk), heard(far)]), [true, false]);
});

test('it ends when the post ends', async () => {
  const hat = await house.as('community_desk', 'dongzha');
  const { ended } = await listen(hat);
  await house.asOwner((tx) =>
    tx.all(sql`update posts set valid = tstzrange(lower(valid), now() - interval '1 second') where id = ${hat.postId}`),
  );
  await ended;
});

test('it ends when the session is signed out, while that of a colleague goes on', async (t) => {
  const [hat, colleague] = [await house.as('grid_worker', 'dongzhaEast'), await house.as('grid_worker', 'dongzhaWest')];
  const [{ ended }, other] = [await listen(hat), await listen(colleague)];
  let isOver = false;
  void other.ended.then(() => {
    isOver = true;
  });
  await house.asOwner((tx) => tx.all(sql`delete from auth.session where token = ${hat.token}`));
  await ended;
  assert.equal(isOver, false);
  t.after(() => house.asOwner((tx) => tx.all(sql`delete from auth.session where token = ${colleague.token}`)));
});
