// The video platform of the site: HUYING_VIDEO_URL, such as `https://video.example.cn/play/{camera}?from={from}&to={to}`. It asks for its own sign-in;
// no key of it belongs into the template, for the address is shown to whoever looks.
import { videoAddress } from '../shared/camera.ts';

type Stretch = { cameraNo: string; from: Date; until: Date };

/** Null where no platform is connected. */
export function addressOf({ cameraNo, from, until }: Stretch): string | null {
  const stretch = { cameraNo, from: from.getTime(), until: until.getTime() };
  return videoAddress(process.env['HUYING_VIDEO_URL'], stretch) ?? null;
}
