// 工作台 /desk: the only door that stands on antd, for its long forms, trees and pickers.
import { AntdGround } from '#kernel/web/look/antd-ground.tsx';
import { DeskFrame } from '#kernel/web/shell/desk-frame.tsx';
import { StaffGate } from '#kernel/web/shell/staff-gate.tsx';

export default function DeskDoor() {
  return (
    <StaffGate signInPath="/desk/sign-in" leavesWhenIdle>
      <AntdGround>
        <DeskFrame />
      </AntdGround>
    </StaffGate>
  );
}
