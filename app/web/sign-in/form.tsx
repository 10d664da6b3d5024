// The shape of every step: some fields, one way on.
import type { FormEvent, ReactNode } from 'react';
import { Button } from '#kernel/web/plain/button.tsx';
import style from './sign-in.module.css';

export function Form({
  act,
  isBusy,
  onSubmit,
  children,
}: {
  act: string;
  isBusy: boolean;
  onSubmit: () => void;
  children: ReactNode;
}) {
  return (
    <form
      className={style['form']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <Button type="submit" kind="primary" wide busy={isBusy}>
        {act}
      </Button>
    </form>
  );
}
