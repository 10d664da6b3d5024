// 落实包保: a unit, or a named person of it, answers for this grid, from now on or from a day to come (A7). A second one is allowed and shown as a double.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found, StaffField, UnitField } from '#modules/identity/web/public.ts';
import { makeContract } from '../../shared/commands.ts';
import { unitKinds } from '../../shared/unit.ts';

const messages = {
  zh: {
    title: (grid: string) => `落实${grid}的包保`,
    press: '落实',
    how: '到解除为止。写单位、写人或两样都写。',
    from: '从哪天起',
    fromHint: '不填就从现在起；写以后的日子，到那天自己生效',
    unit: '包保单位',
    staff: '包保人',
    needed: '还要选包保单位或包保人',
  },
  en: {
    title: (grid: string) => `Contract for ${grid}`,
    press: 'Make it',
    how: 'Answers until it is ended. A unit, a person, or both.',
    from: 'From which day',
    fromHint: 'Empty: from now on. A day to come takes effect by itself',
    unit: 'Unit',
    staff: 'Person',
    needed: 'Choose a unit or a person',
  },
};

/** Any unit may answer for a grid but a grid itself. */
const contractorKinds = unitKinds.filter((kind) => kind !== 'grid');

export function ContractSheet({ gridId, gridName, onClose }: { gridId: string; gridName: string; onClose(): void }) {
  const t = useMessages(messages);
  const [contractId] = useState(newId);
  const [unit, setUnit] = useState<Found>();
  const [staff, setStaff] = useState<Found>();
  const [fromOn, setFrom] = useState('');
  const make = useCommand(makeContract, { onDone: onClose, invalidates: ['contract.', 'unit.'] });
  return (
    <AskSheet
      title={t.title(gridName)}
      press={t.press}
      busy={make.isSending}
      whyNot={unit || staff ? undefined : t.needed}
      problem={make.problem}
      again={make.again}
      onSubmit={() =>
        void make.run({
          contractId,
          gridId,
          ...(unit ? { contractorUnitId: unit.id } : {}),
          ...(staff ? { staffId: staff.id } : {}),
          ...(fromOn ? { fromOn } : {}),
        })
      }
      onClose={onClose}
    >
      <Note>{t.how}</Note>
      <UnitField label={t.unit} kinds={contractorKinds} chosen={unit} onChange={setUnit} />
      <StaffField label={t.staff} chosen={staff} onChange={setStaff} />
      <TextField label={t.from} hint={t.fromHint} type="date" value={fromOn} onChange={setFrom} />
    </AskSheet>
  );
}
