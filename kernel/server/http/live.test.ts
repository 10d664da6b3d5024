// A stream of updates ends with the session or the post it was opened by: whoever has left hears no more of what goes on.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestHouse, type StaffHat } from '#testing/house.ts';
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
