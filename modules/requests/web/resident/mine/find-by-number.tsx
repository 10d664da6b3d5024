// By the number on a slip of paper: shown to whoever reported it here, or proves the phone it was reported under. No account.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import page from '../parts/page.module.css';
import { useFollowing } from '../parts/selves.ts';
import { RequestCard } from './request-card.tsx';

const messages = {
  zh: {
    label: '按编号查',
    find: '查',
    notHere: '这个编号要用报的时候留的手机号登录才能看。',
    notYours: '您的手机号名下没有这个编号。看看有没有写错。',
    signIn: '获取验证码登录',
  },
  en: {
    label: 'By number',
    find: 'Find',
    notHere: 'To see it, sign in with the phone number left with the report.',
    notYours: 'There is no such number under your phone. Is it written right?',
    signIn: 'Sign in by a code',
  },
};

const never = () => 60_000;

export function FindByNumber({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useMessages(messages);
  const [typed, setTyped] = useState('');
  const [requestNo, setRequestNo] = useState('');
  const found = useFollowing({ requestNo }, never);
  const isMissing = requestNo !== '' && !found.isFirst && !found.answer;
  return (
    <form
      className={page['stack']}
      onSubmit={(event) => {
        event.preventDefault();
        setRequestNo(typed.trim().toUpperCase());
      }}
    >
      <TextField label={t.label} placeholder="JZ-20220316-0042" maxLength={40} value={typed} onChange={setTyped} />
      <Button type="submit" icon="search">
        {t.find}
      </Button>
      {found.answer && <RequestCard request={found.answer.request} />}
      {isMissing && (
        <Note>
          <p>{isSignedIn ? t.notYours : t.notHere}</p>
          {!isSignedIn && (
            <LinkButton to="/sign-in" search={{ next: '/requests' }} kind="primary">
              {t.signIn}
            </LinkButton>
          )}
        </Note>
      )}
    </form>
  );
}
