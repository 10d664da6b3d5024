// Who it is: a resident found by typing, else a name and a number that are sealed. Nothing of a resident is typed.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import type { Found } from '#modules/identity/web/public.ts';
import { PersonField } from '#modules/registry/web/public.ts';
import style from '../investigations.module.css';

export type Who = { subjectId?: string | undefined; name?: string | undefined; phone?: string | undefined };
export const isSomebody = (who: Who): boolean => who.subjectId !== undefined || Boolean(who.name);

const messages = {
  zh: {
    who: '是谁',
    unknown: '名册上没有这个人',
    found: '从名册里找',
    name: '姓名',
    phone: '手机（加密保存）',
  },
  en: {
    who: 'Who',
    unknown: 'Not on the register',
    found: 'Find on the register',
    name: 'Name',
    phone: 'Telephone (kept sealed)',
  },
};

export function WhoField({ who, onChange }: { who: Who; onChange(who: Who): void }) {
  const t = useMessages(messages);
  const [isUnknown, setUnknown] = useState(false);
  const [chosen, setChosen] = useState<Found>();
  if (isUnknown)
    return (
      <div className={style['form']}>
        <TextField
          label={t.name}
          maxLength={60}
          value={who.name ?? ''}
          onChange={(name) => onChange({ ...who, name })}
        />
        <TextField
          label={t.phone}
          type="tel"
          maxLength={20}
          value={who.phone ?? ''}
          onChange={(phone) => onChange({ ...who, phone: phone || undefined })}
        />
        <Button
          kind="quiet"
          icon="search"
          onPress={() => {
            setUnknown(false);
            onChange({});
          }}
        >
          {t.found}
        </Button>
      </div>
    );
  return (
    <div className={style['form']}>
      <PersonField
        label={t.who}
        chosen={chosen}
        onChange={(one) => {
          setChosen(one);
          onChange(one ? { subjectId: one.id } : {});
        }}
      />
      {!chosen && (
        <Button
          kind="quiet"
          onPress={() => {
            setUnknown(true);
            onChange({});
          }}
        >
          {t.unknown}
        </Button>
      )}
    </div>
  );
}
