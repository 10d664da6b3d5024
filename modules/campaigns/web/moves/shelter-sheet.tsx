// 启用安置点: a place of the map, and room for how many.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { PlaceField } from '#modules/territory/web/public.ts';
import { openShelter } from '../../shared/move-commands.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: {
    title: '启用安置点',
    place: '在哪里',
    how: '学校、活动室、广场；先在地图上登记',
    room: '可容多少人',
    press: '启用',
    wanting: '选地点，写人数',
  },
  en: {
    title: 'Open a shelter',
    place: 'Where',
    how: 'A school, a hall, a square on the map',
    room: 'Room for',
    press: 'Open',
    wanting: 'Choose a place and say for how many',
  },
};
const kinds = ['facility', 'courtyard', 'building', 'shop', 'estate'] as const;

export function ShelterSheet({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const [place, setPlace] = useState<{ id: string; label: string; sub?: string | undefined }>();
  const [room, setRoom] = useState('100');
  const open = useCommand(openShelter, { invalidates: ['campaign.'], onDone: onClose });
  const capacity = Number(room);
  const isReady = place !== undefined && Number.isInteger(capacity) && capacity > 0;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={open.isSending}
          whyNot={isReady ? undefined : t.wanting}
          onPress={() => place && void open.run({ campaignId, placeId: place.id, capacity })}
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <PlaceField label={t.place} hint={t.how} kinds={kinds} chosen={place} onChange={setPlace} />
        <TextField label={t.room} type="number" inputMode="numeric" value={room} onChange={setRoom} />
        <ProblemNote problem={open.problem} again={open.again} />
      </div>
    </Sheet>
  );
}
