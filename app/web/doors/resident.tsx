// 居民 /: no sign-in needed to call for help; signed in by phone code one follows it anywhere.
import { AskerContext } from '#kernel/web/door/asker-context.ts';
import { useResidentAsker } from '#kernel/web/door/resident.ts';
import { ResidentFrame } from '#kernel/web/shell/resident-frame.tsx';
import { LiveUpdates } from '#kernel/web/wire/use-live.tsx';

export default function ResidentDoor() {
  return (
    <AskerContext value={useResidentAsker()}>
      <LiveUpdates>
        <ResidentFrame />
      </LiveUpdates>
    </AskerContext>
  );
}
