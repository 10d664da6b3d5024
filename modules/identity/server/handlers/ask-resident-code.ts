import { randomInt } from 'node:crypto';
import { command, type Done } from '#kernel/server/house.ts';
import { queueMessage } from '#kernel/server/messages.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { askResidentCode } from '../../shared/commands.ts';
import { identityProblem } from '../../shared/problems.ts';
import { codeDigits, codeLifeMs, secondsUntilNextCode } from '../../shared/resident-code.ts';
import { addCode, listCodeTimes, readSetting } from '../resident/store.ts';

/**
 * Any mobile number gets a code and the same answer: nobody learns who is known here. In a demonstration the answer shows
 * the code and says that it does.
 */
export const askResidentCodeHandler = command(askResidentCode, async (input, { tx, secrets, now }): Promise<Done> => {
  const phone = checkPhone(input.phone);
  if (!phone.ok) throw identityProblem('phone_not_right', { reason: phone.reason });
  if (phone.kind !== 'mobile') throw identityProblem('mobile_needed');
  const to = phone.normalized;
  const phoneHash = secrets.hash('phone', to);
  const madeAt = await listCodeTimes(tx, phoneHash);
  const seconds = secondsUntilNextCode(
    madeAt.map((at) => at.getTime()),
    now,
  );
  if (seconds > 0) throw identityProblem('code_too_soon', { seconds });
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
  const expiresAt = new Date(now + codeLifeMs);
  addCode(tx, { phoneHash, codeHash: secrets.hash('code', `${to} ${code}`), expiresAt });
  const text = `【呼应】您的验证码是 ${code}，${codeLifeMs / 60_000} 分钟内有效。工作人员不会向您索要验证码。`;
  queueMessage(tx, secrets, { to, kind: 'resident_code', text, usefulUntil: expiresAt });
  const isDemo = (await readSetting(tx, 'demo')) !== undefined;
  return {
    events: [{ type: 'resident.code_asked' }],
    result: {
      expiresAt: expiresAt.toISOString(),
      ...(isDemo
        ? {
            shownCode: code,
            note: {
              zh: '演示系统：不发短信，验证码直接显示',
              en: 'A demonstration: no message is sent, the code is shown here',
            },
          }
        : {}),
    },
  };
});
