// B6 at the desk: a button is hung, its key seen once, its calls opened from it; one that falls silent comes to the top by itself.
import { newId } from '#kernel/shared/id.ts';
import { faultsOf } from '../support/access.ts';
import { elderHome, silence } from '../support/requests.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

const home = '盛景花园3号楼1单元102';

test('[B6] the secretary hangs a button, sees its key once, and its press rings at the desk and is opened from it; with another key the old one calls nobody', async ({
  deskPage,
  staff,
  stranger,
}) => {
  test.slow();
  const [desk, wall] = await Promise.all([staff('desk.jiezhuang'), stranger()]);
  await silence(desk);
  const page = await deskPage('secretary.jiezhuang');
  await page.getByRole('link', { name: '设备', exact: true }).click();
  await page.getByRole('button', { name: '登记设备' }).click();
  const form = page.getByRole('dialog', { name: '登记一键呼叫设备' });
  await form.getByLabel('设备号', { exact: true }).fill('JZ-STORY-1');
  await form.getByRole('searchbox', { name: '装在哪一户' }).fill('盛景3-1-102');
  await form.getByRole('radio', { name: new RegExp(home) }).click();
  await form.getByLabel('具体位置').fill('床头');
  await form.getByRole('button', { name: '登记', exact: true }).click();

  const shown = page.getByRole('dialog', { name: '设备密钥' });
  await expect(shown).toContainText('只显示这一次');
  const key = await shown.locator('code').innerText();
  expect(key).toMatch(/^([A-Z2-9]{5}-){4}[A-Z2-9]{5}$/);
  await expect(shown.locator('canvas, svg[role=img], [class*=qrcode]').first()).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize(deskSize);
  await shown.getByRole('button', { name: '已写进设备' }).click();
  await expect(page.getByText(key)).toHaveCount(0);

  const press = (withKey: string) =>
    wall.http.post('/api/devices/call', {
      data: { pressId: newId(), kind: 'press', battery: 15 },
      headers: { 'huying-device': 'JZ-STORY-1', 'huying-device-key': withKey },
    });
  // Never heard: it waits to be seen to.
  await page.getByRole('link', { name: /^未上线/ }).click();
  await page.getByRole('link', { name: new RegExp(home) }).click();
  await expect(page.getByText('还没有人按过')).toBeVisible();
  expect((await press(key)).ok()).toBe(true);

  // The call stands on the device, and leads to the request that rings at the desk.
  const calls = page.getByRole('list', { name: '最近的呼叫' });
  await expect(calls.getByRole('link')).toHaveCount(1, { timeout: 20_000 });
  const ringing = (await deskPage('desk.jiezhuang')).getByRole('region', { name: '来电' });
  await expect(ringing.getByRole('article').filter({ hasText: home })).toBeVisible();

  await page.getByRole('button', { name: '更换密钥' }).click();
  await page
    .getByRole('dialog', { name: /更换密钥/ })
    .getByRole('button', { name: '更换', exact: true })
    .click();
  const second = await page.getByRole('dialog', { name: '设备密钥' }).locator('code').innerText();
  expect(second).not.toBe(key);
  await page.getByRole('button', { name: '已写进设备' }).click();
  expect((await press(key)).status()).toBe(401);
  expect((await press(second)).ok()).toBe(true);

  await page.getByRole('button', { name: '移装' }).click();
  const move = page.getByRole('dialog', { name: /移装/ });
  await move.getByRole('searchbox', { name: '移到哪里' }).fill('盛景3-1-201');
  await move.getByRole('radio', { name: /盛景花园3号楼1单元201/ }).click();
  await move.getByRole('button', { name: '移装', exact: true }).click();
  await expect(page.getByRole('heading', { name: '盛景花园3号楼1单元201' })).toBeVisible();

  await page.getByRole('button', { name: '停用' }).click();
  const retire = page.getByRole('dialog', { name: /停用/ });
  await retire.getByLabel('原因').fill('老人搬走');
  await retire.getByRole('button', { name: '停用', exact: true }).click();
  await expect(page.getByText('老人搬走')).toBeVisible();
  await expect(page.getByRole('button', { name: '更换密钥' })).toHaveCount(0);
  expect((await press(second)).status()).toBe(401);

  await calls.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/desk\/requests\//);
  await expect(page.getByText(home).first()).toBeVisible();
  await silence(desk);
});

test('[B6] a button silent for a day and a minute is lost and on top; the count opens exactly those; who only watches has no buttons to press', async ({
  deskPage,
  staff,
  stranger,
  clock,
}) => {
  const wall = await stranger();
  const beat = () =>
    wall.http.post('/api/devices/call', {
      data: { pressId: newId(), kind: 'heartbeat', battery: 80 },
      headers: { 'huying-device': 'JZ-0001', 'huying-device-key': 'huying-demo-device-key' },
    });
  expect((await beat()).ok()).toBe(true);
  await staff('desk.jiezhuang');
  await clock.advance({ hours: 24, minutes: 1 });
  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/devices');
  const lost = page.getByRole('link', { name: /^失联/ });
  await expect(lost).toBeVisible();
  const count = Number((await lost.innerText()).replace(/\D/g, ''));
  await lost.click();
  const rows = page.getByRole('list', { name: /设备 · 失联/ }).getByRole('listitem');
  await expect(rows).toHaveCount(count);
  await expect(rows.filter({ hasText: 'JZ-0001' })).toContainText('失联');
  await expect(page.getByRole('button', { name: '登记设备' })).toHaveCount(0);
  await rows.filter({ hasText: 'JZ-0001' }).getByRole('link').click();
  await expect(page.getByRole('heading', { name: elderHome })).toBeVisible();
  await expect(page.getByRole('button', { name: '停用' })).toHaveCount(0);
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `${size.width}`).toEqual([]);
  }
  // The house of the elder says it, too.
  await page.setViewportSize(deskSize);
  await page.getByRole('heading', { name: elderHome }).getByRole('link').click();
  await expect(page.getByRole('region', { name: '设备' })).toContainText('失联');
});
