// Getting the second factor: a code to scan, a link for the phone one holds, the key to type, and the backup codes on paper.
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { beginEnrolment, type Enrolment } from './calls.ts';
import { Form } from './form.tsx';
import { messages } from './messages.ts';
import style from './sign-in.module.css';

const QrCode = lazy(() => import('antd/es/qrcode'));

type EnrolProps = {
  password: string;
  isBusy: boolean;
  onProblem: (problem: ProblemBody) => void;
  onSubmit: (code: string) => void;
};

export function EnrolStep({ password, isBusy, onProblem, onSubmit }: EnrolProps) {
  const t = useMessages(messages);
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [code, setCode] = useState('');
  const hasBegun = useRef(false);
  useEffect(() => {
    // Each beginning makes a new secret: twice would show one that the server has already forgotten.
    if (hasBegun.current) return;
    hasBegun.current = true;
    void beginEnrolment(password).then((answer) =>
      answer.ok ? setEnrolment(answer.value) : onProblem(answer.problem),
    );
  }, [password, onProblem]);
  if (!enrolment) return <Skeleton lines={5} />;
  const secret = new URL(enrolment.totpUri).searchParams.get('secret') ?? '';
  return (
    <div className={style['enrol']}>
      <p className="muted">{t.enrolHint}</p>
      <div className={style['qr']} data-print="no">
        <p>{t.scan}</p>
        <Suspense fallback={<Skeleton lines={3} />}>
          <QrCode value={enrolment.totpUri} size={184} bordered={false} />
        </Suspense>
        <a href={enrolment.totpUri}>{t.orTap}</a>
        <p>
          {t.orType}: <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </div>
      <section className={style['codes']}>
        <h2>{t.codes}</h2>
        <ul>
          {enrolment.backupCodes.map((backup) => (
            <li key={backup}>
              <code>{backup}</code>
            </li>
          ))}
        </ul>
        <Button kind="quiet" icon="print" onPress={() => print()}>
          {t.print}
        </Button>
      </section>
      <Form act={t.finish} isBusy={isBusy} onSubmit={() => onSubmit(code)}>
        <TextField
          label={t.enterCode}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          required
        />
      </Form>
    </div>
  );
}
