// 网格端 /field: the phone of grid workers, building chiefs and handlers.
import { FieldFrame } from '#kernel/web/shell/field-frame.tsx';
import { StaffGate } from '#kernel/web/shell/staff-gate.tsx';

export default function FieldDoor() {
  return (
    <StaffGate signInPath="/field/sign-in">
      <FieldFrame />
    </StaffGate>
  );
}
