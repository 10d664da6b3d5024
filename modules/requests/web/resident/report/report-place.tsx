// Where it is: the remembered place, another one if it is elsewhere, and a word more exact than any register.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { setMyPlace, useMyPlace } from '../parts/my-place.ts';
import { PlacePicker } from '../where/place-picker.tsx';
import style from './report.module.css';

const messages = {
  zh: {
    where: '地点',
    choose: '选地点',
    change: '换地点',
    none: '还没有选',
    title: '在哪里',
    detail: '具体位置（选填）',
    how: '如“单元门口”“东门路灯下”',
  },
  en: {
    where: 'Place',
    choose: 'Choose',
    change: 'Change',
    none: 'Not chosen yet',
    title: 'Where is it',
    detail: 'Where exactly (optional)',
    how: 'e.g. at the entrance, by the east gate',
  },
};

type Props = {
  detail: string;
  /** Absent where the address alone is asked for: the doctor comes to the door. */
  onDetail: ((detail: string) => void) | undefined;
};

export function ReportPlace({ detail, onDetail }: Props) {
  const t = useMessages(messages);
  const place = useMyPlace();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={style['place']}>
      <div className={style['line']}>
        <span>
          <b>{t.where}</b>
          <span>{place ? place.address : t.none}</span>
          {place && place.within !== '' && <small>{place.within}</small>}
        </span>
        <Button kind={place ? 'plain' : 'primary'} onPress={() => setOpen(true)}>
          {place ? t.change : t.choose}
        </Button>
      </div>
      {onDetail && <TextField label={t.detail} hint={t.how} maxLength={80} value={detail} onChange={onDetail} />}
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t.title}>
        <PlacePicker
          onPick={(picked) => {
            setMyPlace(picked);
            setOpen(false);
          }}
        />
      </Sheet>
    </div>
  );
}
