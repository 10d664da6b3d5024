// What a resident is told of their own last sample, beside the code they show: waiting, negative, or to be taken again — never that they are positive, which nobody learns from a screen.

import { tellResults } from '#modules/sampling/shared/commands.ts';
import { expectAccess } from '../support/access.ts';
import { beginTesting, fillTube, openASite, powerOverStreet, settlePeople } from '../support/sampling.ts';
import { expect, phoneSize, test } from '../support/story.ts';

test('[C9] one’s own last sample stands under one’s code: waiting, then negative; where the tube was not, it says it is taken again and who will ring, and not a word of positive', async ({
  staff,
  resident,
  residentPage,
}) => {
  const desk = await staff('desk.jiezhuang');
  await powerOverStreet(await staff('supervisor.jiezhuang'), await staff('supervisor.gaoxin'));
  const phone = '19900006606';
  const [own] = await settlePeople(desk, 1, 3600, () => phone);
  const { campaignId, roundId } = await beginTesting(desk, '本人结果');
  const siteId = await openASite(desk, campaignId, '本人结果采样点');
  const page = await residentPage(await resident(phone));
  await page.goto('/sampling-code');
  const card = page.getByRole('figure');
  await expect(card).toHaveCount(1);
  await expect(card).not.toContainText('上次采样');

  const swabbed = async (code: string) => {
    await fillTube(desk, { siteId, roundId, code, size: 1 }, [{ subjectId: own!.personId }]);
    await page.reload();
    await expect(card).toContainText('本人结果采样点');
    await expect(card).toContainText('等结果');
  };
  const tell = (code: string, result: 'negative' | 'positive') =>
    desk.act(tellResults, { roundId, rows: [{ code, result, testedAt: new Date().toISOString() }] });
  await swabbed('OWN-0001');
  await tell('OWN-0001', 'negative');
  await page.reload();
  await expect(card).toContainText('阴性');

  await swabbed('OWN-0002');
  await tell('OWN-0002', 'positive');
  await page.reload();
  await expect(card).toContainText('要再采一次');
  await expect(card).toContainText('社区会打电话联系');
  await expect(page.getByRole('main')).not.toContainText('阳性');
  await expectAccess(page);
  await page.setViewportSize(phoneSize);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/own-result.png`, fullPage: true });
});
