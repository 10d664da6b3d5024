// A PIN, twice, and what to call the phone. Asked on line, once.
import { useState } from 'react';
import { registerApp } from '#kernel/field/app.ts';
import { usePhone } from '#kernel/field/phone-context.ts';
import { type Granted, makeVault } from '#kernel/field/vault.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { problemOf, Refusal } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { grantLease } from '../../shared/commands.ts';
import style from './my-phone.module.css';
import { NewPinFields, useNewPin } from './pin-fields.tsx';

const messages = {
  zh: {
    title: '在这台手机上开通',
    label: '叫它什么',
    mine: '我的手机',
    save: '开通',
    whoElse: '几个人合用一台手机的，各开各的，互相看不到。手机丢了，请安全管理员停用。',
    noLabel: '给手机起个名',
  },
  en: {
    title: 'Set up this phone',
    label: 'Its name',
    mine: 'My phone',
    save: 'Set up',
    whoElse:
      'Several people on one phone set it up each for themselves and see nothing of each other. A lost phone is cut off by the security administrator.',
    noLabel: 'Give it a name',
  },
};

export function SetUpSheet({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages);
  const { staff } = useHat();
  const { hold } = usePhone();
  const { run } = useCommand(grantLease);
  const [label, setLabel] = useState(t.mine);
  const next = useNewPin();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  const whyNot = label.trim() === '' ? t.noLabel : next.whyNot;

  async function setUp(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      const vault = await makeVault(
        { staffId: staff.id, staffName: staff.name, label: label.trim() },
        next.pin,
        async (leaseId, publicKey) => {
          const sent = await run({ leaseId, label: label.trim(), publicKey });
          if (sent.outcome === 'rejected' || sent.outcome === 'retry') throw new Refusal(sent.problem);
          if (sent.outcome === 'queued') throw new Error('a lease is never queued');
          return sent.result as Granted;
        },
      );
      await registerApp();
      await hold(vault);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
    }
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button kind="primary" wide busy={isBusy} whyNot={whyNot} onPress={() => void setUp()}>
          {t.save}
        </Button>
      }
    >
      <form
        className={style['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === undefined && !isBusy) void setUp();
        }}
      >
        <TextField label={t.label} value={label} onChange={setLabel} maxLength={40} />
        <NewPinFields {...next} />
        <Note icon="people">{t.whoElse}</Note>
        <ProblemNote problem={problem} />
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}
