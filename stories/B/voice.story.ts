// Said instead of typed, shown instead of told (B2: text, voice, photo): recorded and taken on the resident's phone, heard and seen at the desk.
// Chromium's own microphone beeps once a second; what the desk plays must hold that sound.

import type { Page } from '@playwright/test';
import { withdrawRequest } from '#modules/requests/shared/commands.ts';
import { browserLaunch } from '../../testing/browser.ts';
import { elderHome, pageOf, placeOf } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';
import { segmentsOf, takenPhoto } from '../support/taken-photo.ts';

const launch = browserLaunch();
test.use({
  launchOptions: {
    ...launch,
    args: [...launch.args, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

test('[B2][B6] she says it and shows it: the voice is heard at the desk, the photo is seen there upright, small and without the place it was taken', async ({
  staff,
  residentPage,
  deskPage,
}) => {
  const desk = await staff('desk.jiezhuang');
  const { placeId } = await placeOf(desk, elderHome);
  const phone = await residentPage();
  await phone.goto(`/?place=${placeId}`);
  await phone.getByRole('button', { name: /一键呼叫/ }).click();
  await expect(phone.getByText('正在响铃')).toBeVisible();
  const requestId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(phone.url())![0];

  // Three presses: record, stop, and it is gone; nothing to fill in.
  await phone.getByRole('button', { name: '按一下，说给我们听' }).click();
  await phone.getByRole('button', { name: /说完了，停（3 秒）/ }).click();
  await expect(phone.getByRole('button', { name: '播放录音' })).toHaveText(/语音 [34] 秒/);

  const taken = await takenPhoto(phone);
  expect(segmentsOf(taken)[0]).toBe('APP1 Exif');
  const [upload] = await Promise.all([
    phone.waitForRequest('**/api/files'),
    phone.getByLabel('加照片').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: taken }),
  ]);
  expect(Number((await upload.allHeaders())['content-length'])).toBeLessThan(taken.length / 2);
  await expect(phone.getByRole('button', { name: '放大第 1 张照片' })).toBeVisible();

  const screen = await deskPage('desk.jiezhuang');
  await screen.goto(`/desk/requests/${requestId}`);
  const voice = screen.getByRole('button', { name: '播放录音' });
  await expect(voice).toHaveText(/语音 [34] 秒/);
  await voice.click();
  await expect(screen.getByRole('button', { name: '停一下' })).toBeVisible();
  await expect.poll(() => screen.evaluate<number>(`document.querySelector('audio').currentTime`)).toBeGreaterThan(0);
  const { story } = await pageOf(desk, requestId);
  const files = story.flatMap((step) => step.files);
  const heard = await listen(screen, files.find(({ mediaType }) => mediaType === 'audio/webm')!.url);
  expect(heard.seconds).toBeGreaterThan(2);
  expect(heard.loudest).toBeGreaterThan(0.05);

  await screen.getByRole('button', { name: '放大第 1 张照片' }).click();
  await expect(screen.getByRole('dialog').getByRole('img')).toBeVisible();
  await expect
    .poll(() =>
      screen.evaluate<number[]>(
        `(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])(document.querySelector('dialog img'))`,
      ),
    )
    .toEqual([1200, 1600]);
  const kept = await (await desk.http.get(files.find(({ mediaType }) => mediaType === 'image/jpeg')!.url)).body();
  expect(segmentsOf(kept).filter((segment) => segment.startsWith('APP1'))).toEqual([]);
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[B6] where the microphone is refused she is told so and what else she can do, and typing still works', async ({
  staff,
  residentPage,
}) => {
  const desk = await staff('desk.jiezhuang');
  const { placeId } = await placeOf(desk, elderHome);
  const phone = await residentPage();
  await phone.addInitScript(
    `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))`,
  );
  await phone.goto(`/?place=${placeId}`);
  await phone.getByRole('button', { name: /一键呼叫/ }).click();
  await phone.getByRole('button', { name: '按一下，说给我们听' }).click();
  await expect(phone.getByText(/没能打开话筒.*直接打字/)).toBeVisible();
  await phone.getByRole('textbox', { name: '打字说' }).fill('话筒坏了，我打字');
  await phone.getByRole('button', { name: '发给社区' }).click();
  await expect(phone.getByText('话筒坏了，我打字').first()).toBeVisible();
  const requestId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(phone.url())![0];
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

/** Decoded as the browser hears it: how long, and how loud at the loudest (0 … 1). */
function listen(page: Page, url: string): Promise<{ seconds: number; loudest: number }> {
  return page.evaluate(`(async () => {
    const bytes = await (await fetch(${JSON.stringify(url)})).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(bytes);
    return { seconds: sound.duration, loudest: sound.getChannelData(0).reduce((most, at) => Math.max(most, Math.abs(at)), 0) };
  })()`);
}
