// Done again: same number, same lead, the relapse counted, the closing undone but kept.

import type { Tx } from '#kernel/server/transaction.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';
import { undoClosure } from './store/closing.ts';
import { changeRequest, type RequestChange, type RequestRow } from './store/request.ts';

export function redo(tx: Tx, request: RequestRow, change: RequestChange): DomainEvent {
  if (request.closedAt) undoClosure(tx, request.id);
  changeRequest(tx, request, {
    ...change,
    state: 'reopened',
    closedAt: null,
    resolvedAt: null,
    relapseCount: request.relapseCount + 1,
    // The clock did not stop for being told it was done: what is overdue stays overdue, and is looked at again at once.
    wakeAt: tx.at,
  });
  return { type: 'request.reopened', requestId: request.id, relapse: request.relapseCount + 1 };
}
