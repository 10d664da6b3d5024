// A party's yes or no: to being mediated (after the notice of rights), to more time, to the agreement. The name typed is the signature.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { confirmMatter } from '../../shared/commands.ts';
import { notice } from '../../shared/words.ts';
import style from './party.module.css';
import type { PartyAnswer } from './party-answer.ts';

const messages = {
  zh: {
    titles: { acceptance: '是否同意调解', extension: '是否同意延长期限', agreement: '签协议' },
    rights: '您的权利',
    duties: '您的义务',
    read: '我已看过权利和义务',
    until: (on: React.ReactNode, reason: string) => (
      <>
        调解员申请延到 {on}：{reason}
      </>
    ),
    name: '写下您的名字，作为签名',
    nameOf: (name: string) => `登记的名字：${name}`,
    yes: { acceptance: '同意调解', extension: '同意延长', agreement: '看过了，签字' },
    no: { acceptance: '不同意', extension: '不同意延长', agreement: '不同意这份协议' },
    needRead: '请先看过权利和义务并勾选',
    needName: '请写下名字',
    saidYes: '您已同意',
    saidNo: '您没有同意',
    other: (name: string, isYes: boolean) => `${name}${isYes ? '已同意' : '还没有回复'}`,
  },
  en: {
    titles: { acceptance: 'Do you agree to mediation', extension: 'Do you agree to more time', agreement: 'Sign' },
    rights: 'Your rights',
    duties: 'Your duties',
    read: 'I have read my rights and duties',
    until: (on: React.ReactNode, reason: string) => (
      <>
        More time is asked until {on}: {reason}
      </>
    ),
    name: 'Write your name as your signature',
    nameOf: (name: string) => `On record as ${name}`,
    yes: { acceptance: 'I agree', extension: 'I agree', agreement: 'I have read it and sign' },
    no: { acceptance: 'I do not', extension: 'I do not', agreement: 'I do not agree to this' },
    needRead: 'Read the rights and duties and tick the box first',
    needName: 'Write your name',
    saidYes: 'You said yes',
    saidNo: 'You said no',
    other: (name: string, isYes: boolean) => (isYes ? `${name} said yes` : `${name} has not answered`),
  },
};

type Asked = NonNullable<PartyAnswer['acceptance']> & { untilOn?: string; reason?: string };
type ConfirmFormProps = { caseId: string; asked: Asked; signer: string; digest?: string };

export function ConfirmForm({ caseId, asked, signer, digest }: ConfirmFormProps) {
  const t = useMessages(messages);
  const { matter } = asked;
  return (
    <section className={style['card']} aria-label={t.titles[matter]}>
      <h2>{t.titles[matter]}</h2>
      {asked.untilOn && asked.reason !== undefined && <p>{t.until(<Day on={asked.untilOn} />, asked.reason)}</p>}
      {asked.mine === 'wanting' && (
        <Answer key={digest} caseId={caseId} matter={matter} signer={signer} digest={digest} />
      )}
      {asked.mine === 'yes' && <Tag tone="green">{t.saidYes}</Tag>}
      {asked.mine === 'no' && <Tag tone="red">{t.saidNo}</Tag>}
      <p className="muted">{asked.others.map(({ name, isYes }) => t.other(name, isYes)).join('；')}</p>
    </section>
  );
}

type AnswerProps = { caseId: string; matter: Asked['matter']; signer: string; digest: string | undefined };

function Answer({ caseId, matter, signer, digest }: AnswerProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [confirmationId] = useState(newId);
  const [typedName, setName] = useState('');
  const [hasRead, setRead] = useState(false);
  const confirm = useCommand(confirmMatter, { invalidates: ['mediation.'] });
  const needsRead = matter === 'acceptance';
  const whyNot = needsRead && !hasRead ? t.needRead : typedName.trim() === '' ? t.needName : undefined;
  const say = (isWilling: boolean) =>
    void confirm.run({
      caseId,
      confirmationId,
      matter,
      isWilling,
      typedName: typedName.trim(),
      hasReadNotice: hasRead,
      ...(digest ? { digest } : {}),
    });
  return (
    <form
      className={style['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!whyNot) say(true);
      }}
    >
      {needsRead && (
        <>
          <p>{words(notice.free)}</p>
          <h3>{t.rights}</h3>
          <ul className={style['list']}>
            {notice.rights.map((one) => (
              <li key={one.en}>{words(one)}</li>
            ))}
          </ul>
          <h3>{t.duties}</h3>
          <ul className={style['list']}>
            {notice.duties.map((one) => (
              <li key={one.en}>{words(one)}</li>
            ))}
          </ul>
          <label className={style['tick']}>
            <input type="checkbox" checked={hasRead} onChange={(event) => setRead(event.target.checked)} />
            <span>{t.read}</span>
          </label>
        </>
      )}
      <TextField label={t.name} hint={t.nameOf(signer)} value={typedName} onChange={setName} maxLength={60} />
      <ProblemNote problem={confirm.problem} again={confirm.again} />
      <Button type="submit" kind="primary" big wide busy={confirm.isSending} whyNot={whyNot}>
        {t.yes[matter]}
      </Button>
      {whyNot && <p className="muted">{whyNot}</p>}
      <Button wide busy={confirm.isSending} onPress={() => say(false)}>
        {t.no[matter]}
      </Button>
    </form>
  );
}
