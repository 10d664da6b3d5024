// May a case be opened on a request in this state and of this kind? One rule for the command and for the page that prepares it.
import type { RequestState } from '#modules/requests/shared/request-chart.ts';

const open: readonly RequestState[] = ['accepted', 'dispatched', 'in_progress', 'reopened', 'suspended'];

export function openingFault(
  state: RequestState,
  isKindMediable: boolean,
): 'not_mediable' | 'not_accepted_yet' | undefined {
  // A request that nobody has classified yet has no kind to judge by.
  if (state === 'received' || !open.includes(state)) return 'not_accepted_yet';
  return isKindMediable ? undefined : 'not_mediable';
}
