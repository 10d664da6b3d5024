// 大屏 /screen: the wall. It sizes itself by the window's width, so that 1920 × 1080 fills the screen without a scroll bar.
import { useEffect } from 'react';
import { useIsNarrow } from '#kernel/web/look/media.ts';
import { ScreenFrame } from '#kernel/web/shell/screen-frame.tsx';
import { StaffGate } from '#kernel/web/shell/staff-gate.tsx';

export default function ScreenDoor() {
  // On a phone the wall is read like any page, in usual sizes.
  const isNarrow = useIsNarrow();
  useEffect(() => {
    if (isNarrow) return;
    const root = document.documentElement;
    root.dataset['door'] = 'screen';
    return () => {
      delete root.dataset['door'];
    };
  }, [isNarrow]);
  return (
    <StaffGate signInPath="/screen/sign-in">
      <ScreenFrame />
    </StaffGate>
  );
}
