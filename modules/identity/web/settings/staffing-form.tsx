// 网格员配备标准 (A3): households by head, whether vacant homes count, and whose posts count as staff of a grid.
import { useState } from 'react';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { type Staffing, staffingSchema } from '#modules/territory/shared/staffing.ts';
import type { FormProps } from './forms.tsx';

const messages = {
  zh: { households: '每人多少户', vacant: '空置的房子', counts: '算户数', skips: '不算户数', who: '哪些岗位算网格员' },
  en: {
    households: 'Households by head',
    vacant: 'Vacant homes',
    counts: 'Count',
    skips: 'Do not count',
    who: 'Posts that count',
  },
};

const countable: readonly Staffing['countedRoles'][number][] = [
  'grid_chief',
  'grid_worker',
  'seconded_cadre',
  'building_chief',
];

export function StaffingForm({ first, onChange }: FormProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [staffing, setStaffing] = useState(first as Staffing);
  const [text, setText] = useState(String(staffing.householdsPerWorker));
  const set = (change: Partial<Staffing>) => {
    const next = { ...staffing, ...change };
    setStaffing(next);
    onChange(staffingSchema.safeParse(next).success ? next : undefined);
  };
  return (
    <>
      <TextField
        label={t.households}
        type="number"
        inputMode="numeric"
        value={text}
        onChange={(typed) => {
          setText(typed);
          set({ householdsPerWorker: Number(typed) });
        }}
      />
      <Choice
        label={t.vacant}
        value={staffing.countsVacant ? 'counts' : 'skips'}
        onChange={(chosen: 'counts' | 'skips') => set({ countsVacant: chosen === 'counts' })}
        options={[
          { value: 'counts', label: t.counts },
          { value: 'skips', label: t.skips },
        ]}
      />
      <Choices
        label={t.who}
        value={staffing.countedRoles}
        onChange={(countedRoles) => set({ countedRoles })}
        options={countable.map((role) => ({ value: role, label: words(roles[role].title) }))}
      />
    </>
  );
}
