// What is sent to a party's phone. Neutral to the letter: no matter, no party, no word 调解 — whoever sees the phone lie there learns nothing (N3).
import type { CommandContext } from '#kernel/server/house.ts';
import { queueMessage } from '#kernel/server/messages.ts';
import { formatMoment } from '#kernel/shared/clock/format.ts';
import type { CaseRow, PartyFacts } from './store/cases.ts';

/** Where this site is reached from outside; without it a message says whom to ask instead. */
const siteUrl = (): string | undefined => process.env['HUYING_URL']?.replace(/\/+$/, '');

export function inviteText(row: Pick<CaseRow, 'id' | 'communityName'>, accessKey: string): string {
  const site = siteUrl();
  const how = site ? `请点开 ${site}/m/${row.id}#${accessKey} 查看。` : '请与社区联系。';
  return `【呼应】${row.communityName}有一件事需要您看一下，${how}链接只给您本人，请勿转发。`;
}

export function sessionText(row: Pick<CaseRow, 'communityName'>, meetsAt: number, now: number): string {
  return `【呼应】${row.communityName}提醒：${formatMoment(meetsAt, 'zh', now)}有约，请打开之前收到的链接查看，或与社区联系。`;
}

/** Does this party's phone get anything in this matter? */
export const mayMessage = (row: Pick<CaseRow, 'isSensitive'>, party: PartyFacts): boolean =>
  party.phoneCipher !== null && (!row.isSensitive || party.isPhonePrivate);

export function sendTo(
  party: PartyFacts,
  kind: 'invitation' | 'appointment',
  text: string,
  { tx, secrets }: CommandContext,
): void {
  if (party.phoneCipher) queueMessage(tx, secrets, { to: secrets.open(party.phoneCipher), kind, text });
}
