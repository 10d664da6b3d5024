// The journal rows of the sign-in doors. They are no commands, for a command carries its input into the journal and these carry passwords; but who
// came in, who failed and who changed what opens the door is kept like any other act (GB/T 22239-2019 8.1.4.3).
import { digest } from '#kernel/server/canonical.ts';
import { appendToJournal } from '#kernel/server/journal.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Problem } from '#kernel/shared/problem.ts';

export type Act = {
  name:
    | 'session.open'
    | 'session.end'
    | 'session.end_others'
    | 'password.change'
    | 'second_factor.enrol'
    | 'second_factor.renew_codes'
    | 'account.set_one_time_password';
  /** Who did it; absent while somebody is still outside. */
  by?: { staffId: string; districtId: string; postId?: string; unitId?: string };
  subjectId?: string | undefined;
  facts?: Record<string, unknown>;
  problem?: Problem;
};

export function record(tx: Tx, secrets: Secrets, { name, by, subjectId, facts, problem }: Act): void {
  appendToJournal(tx, secrets, {
    commandId: newId(),
    name,
    outcome: problem ? 'rejected' : 'accepted',
    actor: {
      kind: by ? 'staff' : 'anonymous',
      districtId: by?.districtId ?? null,
      ...(by?.postId ? { postId: by.postId, unitId: by.unitId ?? '' } : {}),
    },
    actorId: by?.staffId ?? null,
    deviceAt: null,
    inputDigest: digest(name),
    input: undefined,
    secretFields: [],
    done: { subjectId, events: [{ type: `${name}${problem ? '_refused' : ''}`, ...facts }] },
    ...(problem ? { problem: problem.body() } : {}),
  });
}
