// Who it is: a resident found by typing, else a name and a number that are sealed. Nothing of a resident is typed.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { FindField, type Found, useRested } from '#modules/identity/web/public.ts';
import { findPersons } from '#modules/registry/shared/queries.ts';
import style from '../investigations.module.css';

export type Who = { subjectId?: string | undefined; name?: string | undefined; phone?: string | undefined };
export const isSomebody = (who: Who): boolean => who.subjectId !== undefined || Boolean(who.name);

const messages = {
  zh: {
    who: '是谁',
    hint: '姓名、拼音首字母或手机尾号',
    unknown: '名册上没有这个人',
    found: '从名册里找',
    name: '姓名',
    phone: '手机（加密保存）',
  },
  en: {
    who: 'Who',
    hint: 'Name, initials or the end of the number',
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
  const [text, setText] = useState('');
  const rested = useRested(text.trim());
  const isLooking = !isUnknown && !chosen && rested !== '';
  const { answer } = useAsk(findPersons, { text: rested, limit: 8 }, { enabled: isLooking, keep: true });
  const found = answer?.people.map((one) => ({ id: one.personId, label: one.name, sub: one.address ?? '' }));
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
      <FindField
        label={t.who}
        hint={t.hint}
        chosen={chosen}
        onChange={(one) => {
          setChosen(one);
          onChange(one ? { subjectId: one.id } : {});
        }}
        text={text}
        onText={setText}
        found={isLooking ? found : undefined}
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
