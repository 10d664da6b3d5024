// 网格端 /field: the phone of grid workers, building chiefs and handlers.
import { PhoneGate } from '#kernel/field/phone-gate.tsx';
import { TakeAlong } from '#kernel/field/take-along.tsx';
import { FieldFrame } from '#kernel/web/shell/field-frame.tsx';
import { StaffGate } from '#kernel/web/shell/staff-gate.tsx';

export default function FieldDoor() {
  return (
    <PhoneGate>
      <StaffGate signInPath="/field/sign-in">
        <TakeAlong />
        <FieldFrame />
      </StaffGate>
    </PhoneGate>
  );
}
