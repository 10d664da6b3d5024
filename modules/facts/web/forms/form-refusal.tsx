// A form that asks what is asked already is refused by the name of the field; here is what one can do instead: leave it out, or look at the form that asks it.
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import style from './forms.module.css';

const messages = {
  zh: {
    drop: (n: number) => `去掉这 ${n} 项，用系统里的`,
    see: (form: string) => `看《${form}》问了什么`,
    fill: '只要现成的数：用上级表格自动填',
  },
  en: {
    drop: (n: number) => `Leave out these ${n} and use what is held`,
    see: (form: string) => `See what “${form}” asks`,
    fill: 'Only the figures: fill a table',
  },
};

type Props = {
  problem: ProblemBody | undefined;
  again: (() => void) | undefined;
  onDrop: (names: readonly string[]) => void;
};

export function FormRefusal({ problem, again, onDrop }: Props) {
  const t = useMessages(messages);
  const details = problem?.details;
  const named = details?.['names'] ?? details?.['fields'];
  const names = Array.isArray(named) ? named.map(String) : [];
  const formCode = details?.['formCode'];
  return (
    <>
      <ProblemNote problem={problem} again={again} />
      {names.length > 0 && (
        <div className={style['marks']}>
          <Button icon="undo" onPress={() => onDrop(names)}>
            {t.drop(names.length)}
          </Button>
          {typeof formCode === 'string' && (
            <LinkButton kind="quiet" to={`/desk/forms/${formCode}`}>
              {t.see(String(details?.['form'] ?? ''))}
            </LinkButton>
          )}
          <LinkButton kind="quiet" to="/desk/tables">
            {t.fill}
          </LinkButton>
        </div>
      )}
    </>
  );
}
