// 十分钟便民服务区 (M3): how long a walk may be, how it is reckoned, which kinds of service count, and why these figures.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { usualKinds } from '#modules/points/shared/kinds.ts';
import { type Reach, reachSchema } from '#modules/points/shared/reach.ts';
import type { FormProps } from './forms.tsx';

const messages = {
  zh: {
    minutes: '步行几分钟以内（1 到 60）',
    detour: '绕行系数（1 到 3）',
    walkingKmh: '常人步速（公里/小时）',
    elderKmh: '老人步速（公里/小时）',
    counted: '每户身边都应有',
    reason: '理由',
    reasonHint: '为什么这样算，写给以后的人看',
  },
  en: {
    minutes: 'Minutes on foot (1 to 60)',
    detour: 'Detour over the straight line (1 to 3)',
    walkingKmh: 'Usual pace (km/h)',
    elderKmh: 'Elders’ pace (km/h)',
    counted: 'Every home should have',
    reason: 'Reason',
    reasonHint: 'Why these figures, for whoever comes after',
  },
};

const figures = ['minutes', 'detour', 'walkingKmh', 'elderKmh'] as const;

export function ReachForm({ first, onChange }: FormProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [reach, setReach] = useState(first as Reach);
  const [texts, setTexts] = useState(() => Object.fromEntries(figures.map((name) => [name, String(reach[name])])));
  const set = (change: Partial<Reach>) => {
    const next = { ...reach, ...change };
    setReach(next);
    onChange(reachSchema.safeParse(next).success ? next : undefined);
  };
  return (
    <>
      {figures.map((name) => (
        <TextField
          key={name}
          label={t[name]}
          type="number"
          inputMode="decimal"
          value={texts[name] ?? ''}
          onChange={(typed) => {
            setTexts({ ...texts, [name]: typed });
            set({ [name]: typed.trim() === '' ? Number.NaN : Number(typed) });
          }}
        />
      ))}
      <Choices
        label={t.counted}
        value={reach.counted}
        onChange={(counted) => set({ counted })}
        options={usualKinds.map(({ code, title }) => ({ value: code, label: words(title) }))}
      />
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        lines={3}
        maxLength={400}
        value={reach.reason}
        onChange={(reason) => set({ reason })}
      />
    </>
  );
}
