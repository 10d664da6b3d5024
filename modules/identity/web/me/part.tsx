// One matter of one's account: a heading, a form, what came of it.
import type { ReactNode } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import style from './me.module.css';

type PartProps = {
  title: string;
  press: string;
  busy: boolean;
  whyNot?: string | undefined;
  problem: ProblemBody | undefined;
  done: string | undefined;
  onSubmit(): void;
  children?: ReactNode;
};

export function Part({ title, press, busy, whyNot, problem, done, onSubmit, children }: PartProps) {
  return (
    <section className={style['part']} aria-label={title}>
      <h2>{title}</h2>
      <form
        className={style['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === undefined) onSubmit();
        }}
      >
        {children}
        <ProblemNote problem={problem} />
        <div>
          <Button type="submit" busy={busy} whyNot={whyNot}>
            {press}
          </Button>
        </div>
        <p role="status">{done && <Tag tone="green">{done}</Tag>}</p>
      </form>
    </section>
  );
}
