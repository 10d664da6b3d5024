// A phone that works alone, as its owner handles it, and somebody to be visited with it.
import type { Page } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { addPerson, flagPerson } from '#modules/registry/shared/commands.ts';
import type { Caller } from './caller.ts';
import { owedTo, soon } from './duties.ts';
import { homesOf } from './places.ts';
import { expect } from './story.ts';

export const pin = '246810';

/** Lives alone, and is on the worker's list because of it. */
export async function elderOf(worker: Caller, desk: Caller, name: string): Promise<string> {
  const { places } = await homesOf(worker);
  const personId = newId();
  await worker.act(addPerson, { personId, name, stay: { stayId: newId(), placeId: places[0]?.placeId ?? '' } });
  await desk.act(flagPerson, { flagId: newId(), personId, flag: 'lone_elder', reason: '入户走访得知' });
  await expect.poll(async () => (await owedTo(worker, personId)).length, soon).toBe(1);
  return personId;
}

export async function setUp(page: Page): Promise<void> {
  await page.goto('/field/me');
  await page.getByRole('button', { name: '在这台手机上开通' }).click();
  const sheet = page.getByRole('dialog', { name: '在这台手机上开通' });
  await sheet.getByLabel('设一个 PIN').fill(pin);
  await sheet.getByLabel('再输一次').fill(pin);
  await sheet.getByRole('button', { name: '开通' }).click();
  await expect(page.getByText(/随身数据 \d\d:\d\d 已带上/)).toBeVisible({ timeout: 60_000 });
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel(/^PIN/).fill(pin);
  await page.getByRole('button', { name: '打开' }).click();
}
