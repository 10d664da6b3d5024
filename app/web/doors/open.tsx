// 公开 /open: nobody signs in here, and nothing personal comes out.
import { AskerContext } from '#kernel/web/door/asker-context.ts';
import { OpenFrame } from '#kernel/web/shell/open-frame.tsx';
import type { Asker } from '#kernel/web/wire/asker.ts';

const anybody: Asker = { as: 'anonymous' };

export default function OpenDoor() {
  return (
    <AskerContext value={anybody}>
      <OpenFrame />
    </AskerContext>
  );
}
