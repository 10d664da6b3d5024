// Getting a second factor: the secret as an otpauth URI and ten backup codes, both shown once; and new backup codes later. The password is asked
// again, for a screen left open must not be enough.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { identityProblem } from '../../shared/problems.ts';
import { type DoorParts, getInside, openDoor } from './door.ts';
import { type LibraryAnswer, mustBeGood } from './library.ts';
import { record } from './record.ts';
import type { Try } from './tries.ts';

const passwordBody = z.object({ password: z.string().min(1).max(500) });
const backupCodes = z.array(z.string());

export function enrolmentDoors(app: FastifyInstance, parts: DoorParts): void {
  const { house, library, tryPassword } = parts;

  openDoor(app, {
    url: '/api/auth/two-factor/enable',
    summary: '绑定动态口令 Enrol a second factor',
    body: passwordBody,
    answer: z.object({ totpUri: z.string(), backupCodes }),
    async handle({ body, request }) {
      const { session } = await getInside(parts, request);
      const answer = await tryPassword(session.username, async () =>
        judged(await library(request, '/two-factor/enable', { password: body.password, method: 'totp' })),
      );
      if (answer.code === 'TOTP_ALREADY_ENABLED') throw identityProblem('second_factor_on');
      const shown = mustBeGood(answer).body;
      return { totpUri: String(shown['totpURI']), backupCodes: backupCodes.parse(shown['backupCodes']) };
    },
  });

  openDoor(app, {
    url: '/api/auth/two-factor/generate-backup-codes',
    summary: '换一组备用码 New backup codes',
    body: passwordBody,
    answer: z.object({ backupCodes }),
    async handle({ body, request }) {
      const { session } = await getInside(parts, request);
      const answer = await tryPassword(session.username, async () =>
        judged(await library(request, '/two-factor/generate-backup-codes', { password: body.password })),
      );
      if (answer.code === 'TWO_FACTOR_NOT_ENABLED') throw identityProblem('second_factor_off');
      const fresh = backupCodes.parse(mustBeGood(answer).body['backupCodes']);
      await house.database.asOwner(async (tx) =>
        record(tx, house.secrets, { name: 'second_factor.renew_codes', by: session, subjectId: session.staffId }),
      );
      return { backupCodes: fresh };
    },
  });
}

function judged(answer: LibraryAnswer): Try<LibraryAnswer> {
  return answer.code === 'INVALID_PASSWORD' ? { isRight: false } : { isRight: true, value: answer };
}
