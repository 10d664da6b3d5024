// 临时账号 (C22): opened for one shift, its password shown once and printed as a slip for the volunteer's hand.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { handOutPassword } from '#modules/identity/web/public.ts';
import { openShiftAccount } from '../shared/commands.ts';
import type { RosterLine, RosterShift } from '../shared/queries.ts';
import style from './shifts.module.css';
import { spanOf } from './words.ts';

const messages = {
  zh: {
    title: (name: string) => `${name} 的临时账号`,
    what: '只在这个岗点、这一班能用：看自己的班；是采样点的，能登记采样。看不到居民台账，到点自动停用。',
    make: '开通并生成一次性密码',
    standing: '这一班的账号已经开通。',
    username: '用户名',
    password: '一次性密码',
    once: '只显示这一次。首次登录时改成自己的密码。',
    print: '打印纸条',
    slip: '站点临时账号',
    good: '有效时间',
    from: '最早登录',
    door: '打开地址，选“网格端”登录',
  },
  en: {
    title: (name: string) => `Account of ${name}`,
    what: 'For this site and this shift alone: their own shift and, at a sampling site, registering there. No register of residents; it ends by itself.',
    make: 'Open it with a one-time password',
    standing: 'The account of this shift is open.',
    username: 'User name',
    password: 'One-time password',
    once: 'Shown this once. They set their own at the first sign-in.',
    print: 'Print the slip',
    slip: 'Account of a shift',
    good: 'Good for',
    from: 'Opens',
    door: 'Sign in at the field door',
  },
};

export function AccountSheet({ line, shift, onClose }: { line: RosterLine; shift: RosterShift; onClose: () => void }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const asker = useAsker();
  const [ids] = useState(() => ({ staffId: newId(), accountId: newId(), postId: newId() }));
  const [made, setMade] = useState<{ username: string; password: string; from: string }>();
  const [problem, setProblem] = useState<ProblemBody>();
  const [isPrinting, setPrinting] = useState(false);
  const open = useCommand(openShiftAccount, {
    invalidates: ['shift.page'],
    onDone: (done) => {
      const { accountId, from } = done.result as { accountId: string; from: string };
      void handOutPassword(accountId, asker).then((answer) =>
        answer.ok ? setMade({ ...answer.value, from }) : setProblem(answer.problem),
      );
    },
  });
  const facts = made && (
    <dl>
      <dt>{t.username}</dt>
      <dd>
        <code>{made.username}</code>
      </dd>
      <dt>{t.password}</dt>
      <dd>
        <code>{made.password}</code>
      </dd>
      <dt>{t.good}</dt>
      <dd>{spanOf(shift.from, shift.until, lang)}</dd>
      <dt>{t.from}</dt>
      <dd>
        <Moment at={made.from} />
      </dd>
    </dl>
  );
  if (isPrinting)
    return (
      <PrintPage paper="ticket" title={t.slip} onClose={() => setPrinting(false)}>
        <h1>{t.slip}</h1>
        <p>
          {line.name} · {shift.siteTitle}
        </p>
        {facts}
        <p>{t.door}</p>
        <p>{t.once}</p>
      </PrintPage>
    );
  return (
    <Sheet open onClose={onClose} title={t.title(line.name)}>
      <div className={style['form']}>
        <p>{t.what}</p>
        {facts}
        {made ? (
          <>
            <p className="muted">{t.once}</p>
            <Button kind="primary" icon="print" onPress={() => setPrinting(true)}>
              {t.print}
            </Button>
          </>
        ) : line.hasAccount ? (
          <p className="muted">{t.standing}</p>
        ) : (
          <Button kind="primary" busy={open.isSending} onPress={() => void open.run({ lineId: line.lineId, ...ids })}>
            {t.make}
          </Button>
        )}
        <ProblemNote problem={open.problem ?? problem} again={open.again} />
      </div>
    </Sheet>
  );
}
