// A unit of the territory, found by its name. `kinds` narrows it to where a role may stand.
import { useState } from 'react';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import { type ChosenProps, FindField } from './find-field.tsx';
import { useRested } from './use-rested.ts';

type UnitFieldProps = ChosenProps & {
  kinds?: readonly string[];
  /** Shows units before anything is typed: where there are few, typing is too much. */
  showsFirst?: boolean;
};

export function UnitField({ kinds, showsFirst = false, ...chosen }: UnitFieldProps) {
  const [text, setText] = useState('');
  const rested = useRested(text.trim());
  const isLooking = chosen.chosen === undefined && (rested !== '' || showsFirst);
  const input = { ...(kinds ? { kinds: [...kinds] } : {}), ...(rested ? { text: rested } : {}), limit: 12 };
  const { answer } = useAsk(listUnits, input, { enabled: isLooking, keep: true });
  const found = answer?.units.map((unit) => ({ id: unit.unitId, label: unit.name, sub: unit.path }));
  return <FindField {...chosen} text={text} onText={setText} found={isLooking ? found : undefined} />;
}
