// Which of the method's channels a report from this page belongs to. The method decides which there are (B2); without a one-key channel there is
// no call button. Pure.

type Channel = { code: string };

export const callChannel = 'one_key';
/** A12: what residents send from WeChat is a channel of its own, treated as a second grid worker. This page is opened there. */
const written = ['grid_wechat_group', 'wechat', 'web', callChannel, 'walk_in', 'hotline'];

export const hasCall = (channels: readonly Channel[]): boolean => channels.some(({ code }) => code === callChannel);

export function writtenChannel(channels: readonly Channel[]): string | undefined {
  return written.find((code) => channels.some((channel) => channel.code === code)) ?? channels[0]?.code;
}
