// What identity does because time passed: sends messages that wait, and sweeps out what has run out.

import { join } from 'node:path';
import type { SystemHand, Tick } from '#kernel/server/house.ts';
import { demoSender, fileSender, httpSender, type MessageSender, sendWaiting } from '#kernel/server/messages.ts';
import { settingOf } from '../shared/settings.ts';
import { readSetting, sweep } from './store.ts';

/** HUYING_MESSAGE_FILE: where messages go when no gateway is set. */
const messageFile = () =>
  process.env['HUYING_MESSAGE_FILE'] ?? join(process.env['HUYING_DATA'] ?? 'data', 'messages.jsonl');

async function chooseSender(hand: SystemHand): Promise<MessageSender | undefined> {
  const { demo, setting } = await hand.database.asOwner(async (tx) => ({
    demo: await readSetting(tx, 'demo'),
    setting: settingOf('message_sender', await readSetting(tx, 'message_sender')),
  }));
  if (demo !== undefined) return demoSender;
  switch (setting.kind) {
    case 'none':
      return undefined;
    case 'file':
      return fileSender(messageFile());
    case 'http':
      return httpSender(setting, process.env['HUYING_MESSAGE_KEY'] ?? '');
  }
}

let sending: Promise<void> | undefined;

/** Runs beside the loop of reactions, never in it: a gateway that hangs must not keep an emergency from ringing on. */
export const sendMessagesTick: Tick = {
  name: 'identity.send_messages',
  everySeconds: 1,
  async run(hand) {
    sending ??= sendAll(hand)
      .catch(() => undefined)
      .finally(() => {
        sending = undefined;
      });
  },
};

export async function sendAll(hand: SystemHand): Promise<void> {
  const sender = await chooseSender(hand);
  if (!sender) return;
  while ((await sendWaiting(hand.database, hand.secrets, sender)) === 20);
}

/** Rows that only proved something for minutes: no act of anybody, so they leave no trace in the journal. */
export const sweepTick: Tick = {
  name: 'identity.sweep',
  everySeconds: 3600,
  run: (hand) => hand.database.asOwner(async (tx) => sweep(tx)),
};
