// 更正地点: its name, and whether anybody lives there. A new name runs through the addresses inside it.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { correctPlace } from '#modules/territory/shared/commands.ts';
import type { PlaceRow } from '#modules/territory/shared/queries.ts';
import { ActSheet } from './act-sheet.tsx';

const messages = {
  zh: {
    title: '更正地点',
    press: '更正',
    name: '名称',
    inside: '里面的地址会跟着改',
    state: '现状',
    lived: '有人用',
    vacant: '空置',
    nothing: '还没有改动',
    noName: '名称不能空着',
  },
  en: {
    title: 'Correct a place',
    press: 'Correct',
    name: 'Name',
    inside: 'Addresses inside follow',
    state: 'State',
    lived: 'In use',
    vacant: 'Vacant',
    nothing: 'Nothing changed yet',
    noName: 'A name is needed',
  },
};

export function CorrectPlaceSheet({ place, onClose }: { place: PlaceRow; onClose(): void }) {
  const t = useMessages(messages);
  const [name, setName] = useState(place.name);
  const [isVacant, setVacant] = useState(place.isVacant);
  const correct = useCommand(correctPlace, { onDone: onClose, invalidates: ['place.', 'unit.', 'household.'] });
  const change = {
    ...(name.trim() !== place.name ? { name: name.trim() } : {}),
    ...(isVacant !== place.isVacant ? { isVacant } : {}),
  };
  const whyNot = name.trim() === '' ? t.noName : Object.keys(change).length === 0 ? t.nothing : undefined;
  return (
    <ActSheet
      title={t.title}
      press={t.press}
      command={correct}
      whyNot={whyNot}
      onSubmit={() => void correct.run({ placeId: place.placeId, ...change })}
      onClose={onClose}
    >
      <TextField label={t.name} hint={t.inside} value={name} maxLength={80} onChange={setName} />
      {(place.kind === 'dwelling' || place.kind === 'shop') && (
        <Choice
          label={t.state}
          value={isVacant ? 'vacant' : 'lived'}
          onChange={(state) => setVacant(state === 'vacant')}
          options={[
            { value: 'lived', label: t.lived },
            { value: 'vacant', label: t.vacant },
          ]}
        />
      )}
    </ActSheet>
  );
}
