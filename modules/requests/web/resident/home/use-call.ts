// One press, one call. Pressed again while it waits, the server joins it to the same call (B6); so nothing here tries to be clever about it.
import { newId } from '#kernel/shared/id.ts';
import { useIsResidentSignedIn } from '#kernel/web/door/resident.ts';
import { useFilters, useGo } from '#kernel/web/route.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportRequest } from '../../../shared/commands.ts';
import { callChannel } from '../parts/channels.ts';
import { type MyPlace, useMyPhone, whereOf } from '../parts/my-place.ts';

export function useCall() {
  const go = useGo();
  const phone = useMyPhone();
  const isSignedIn = useIsResidentSignedIn();
  const [{ place: scannedId }] = useFilters((raw) => ({
    place: typeof raw['place'] === 'string' ? raw['place'] : undefined,
  }));
  const report = useCommand(reportRequest, {
    onDone: (done) => go(`/call/${(done.result as { requestId: string }).requestId}`),
  });
  /** Without a place nobody would ring: the community is asked for first, in one tap. A code at the door names one before its address has come. */
  function press(place: MyPlace | null): void {
    if (!place && !scannedId) return go('/where', { next: 'call' });
    void report.run({
      requestId: newId(),
      channel: callChannel,
      ...(place ? whereOf(place) : { placeId: scannedId }),
      ...(isSignedIn || phone === '' ? {} : { callerPhone: phone }),
    });
  }
  return { press, isSending: report.isSending, problem: report.problem, again: report.again };
}
