// A PIN that is set: twice, so that a slip of the finger locks nobody out.
import { useState } from 'react';
import { shortestPin } from '#kernel/field/vault.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';

const messages = {
  zh: {
    pin: '设一个 PIN',
    pinHow: `至少 ${shortestPin} 位，只在这台手机上用；别用生日、连号`,
    again: '再输一次',
    differs: '两次不一样',
    tooShort: `PIN 至少 ${shortestPin} 位`,
  },
  en: {
    pin: 'A PIN',
    pinHow: `${shortestPin} digits or more, for this phone only; no birthday, no row`,
    again: 'Once more',
    differs: 'The two differ',
    tooShort: `A PIN has ${shortestPin} digits or more`,
  },
};

export function useNewPin() {
  const t = useMessages(messages);
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  return {
    pin,
    again,
    setPin,
    setAgain,
    whyNot: pin.length < shortestPin ? t.tooShort : again !== pin ? t.differs : undefined,
  };
}

export function PinField({
  label,
  hint,
  wrong,
  value,
  onChange,
}: {
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <TextField
      label={label}
      hint={hint}
      wrong={wrong}
      type="password"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={onChange}
      maxLength={40}
    />
  );
}

export function NewPinFields({ pin, again, setPin, setAgain }: ReturnType<typeof useNewPin>) {
  const t = useMessages(messages);
  return (
    <>
      <PinField label={t.pin} hint={t.pinHow} value={pin} onChange={setPin} />
      <PinField
        label={t.again}
        wrong={again !== '' && again !== pin ? t.differs : undefined}
        value={again}
        onChange={setAgain}
      />
    </>
  );
}
