// Another PIN for the same phone: what lies on it stays, and no network is needed.
import { useState } from 'react';
import { changePin, type Vault } from '#kernel/field/vault.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import style from './my-phone.module.css';
import { NewPinFields, PinField, useNewPin } from './pin-fields.tsx';

const messages = {
  zh: { title: '换 PIN', old: '现在的 PIN', wrong: '不是这个 PIN', save: '换成新的' },
  en: { title: 'Change the PIN', old: 'The PIN now', wrong: 'Not this PIN', save: 'Change it' },
};

export function ChangePinSheet({ vault, onClose }: { vault: Vault; onClose: () => void }) {
  const t = useMessages(messages);
  const next = useNewPin();
  const [old, setOld] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [isBusy, setBusy] = useState(false);

  async function change(): Promise<void> {
    setBusy(true);
    if (await changePin(vault, old, next.pin)) return onClose();
    setBusy(false);
    setWrong(true);
    setOld('');
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          wide
          busy={isBusy}
          whyNot={old === '' ? t.old : next.whyNot}
          onPress={() => void change()}
        >
          {t.save}
        </Button>
      }
    >
      <form
        className={style['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          if (old !== '' && next.whyNot === undefined && !isBusy) void change();
        }}
      >
        <PinField
          label={t.old}
          wrong={isWrong ? t.wrong : undefined}
          value={old}
          onChange={(typed) => {
            setOld(typed);
            setWrong(false);
          }}
        />
        <NewPinFields {...next} />
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}
