// The steps whose fields are few: name and password, the second factor, a new password.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { checkPassword, passwordFaultWords } from '#modules/identity/shared/password.ts';
import { Form } from './form.tsx';
import { messages } from './messages.ts';
import style from './sign-in.module.css';

export function PasswordStep({
  isBusy,
  onSubmit,
}: {
  isBusy: boolean;
  onSubmit: (username: string, password: string) => void;
}) {
  const t = useMessages(messages);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Form act={t.enter} isBusy={isBusy} onSubmit={() => onSubmit(username, password)}>
      <TextField
        label={t.username}
        name="username"
        autoComplete="username"
        value={username}
        onChange={setUsername}
        required
      />
      <TextField
        label={t.password}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        required
      />
    </Form>
  );
}

type CodeStepProps = { isBusy: boolean; onSubmit: (kind: 'totp' | 'backup', code: string) => void; onBack: () => void };

export function CodeStep({ isBusy, onSubmit, onBack }: CodeStepProps) {
  const t = useMessages(messages);
  const [kind, setKind] = useState<'totp' | 'backup'>('totp');
  const [code, setCode] = useState('');
  return (
    <>
      <Form act={t.confirm} isBusy={isBusy} onSubmit={() => onSubmit(kind, code)}>
        <TextField
          key={kind}
          label={kind === 'totp' ? t.totp : t.backup}
          name="code"
          inputMode={kind === 'totp' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          autoFocus
          required
        />
      </Form>
      <div className={style['ways']}>
        <Button
          kind="quiet"
          onPress={() => {
            setCode('');
            setKind(kind === 'totp' ? 'backup' : 'totp');
          }}
        >
          {kind === 'totp' ? t.useBackup : t.useTotp}
        </Button>
        <Button kind="quiet" onPress={onBack}>
          {t.back}
        </Button>
      </div>
    </>
  );
}

type NewPasswordProps = { username: string; present: string; isBusy: boolean; onSubmit: (next: string) => void };

/** Says all that is wrong while one types, by the same rule that the server judges with. */
export function NewPasswordStep({ username, present, isBusy, onSubmit }: NewPasswordProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [isTried, setTried] = useState(false);
  const faults = checkPassword(next, { username, previous: present });
  const wrong = next !== '' || isTried ? faults.map((fault) => words(passwordFaultWords[fault])).join(' · ') : '';
  return (
    <Form
      act={t.change}
      isBusy={isBusy}
      onSubmit={() => {
        setTried(true);
        if (faults.length === 0 && next === repeat) onSubmit(next);
      }}
    >
      <p className="muted">{t.newPasswordHint}</p>
      <TextField
        label={t.next}
        name="new-password"
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        wrong={wrong || undefined}
        autoFocus
        required
      />
      <TextField
        label={t.repeat}
        name="repeat"
        type="password"
        autoComplete="new-password"
        value={repeat}
        onChange={setRepeat}
        wrong={isTried && next !== repeat ? t.notSame : undefined}
        required
      />
    </Form>
  );
}
