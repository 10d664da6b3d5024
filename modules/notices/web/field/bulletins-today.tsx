// R3, on 今日: a bulletin names this unit. One tap confirms; the title opens it.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { confirmReceipt } from '../../shared/commands.ts';
import { listPublications } from '../../shared/queries.ts';
import { nameOf } from '../words.ts';
import style from './field.module.css';

const messages = {
  zh: {
    label: '待签收的通报',
    named: '点到本单位',
    confirm: '签收',
    which: (title: string) => `签收 ${title}`,
    queued: '已记下，有网就送',
    more: (n: number) => `还有 ${n} 份待签收`,
  },
  en: {
    label: 'Bulletins to confirm',
    named: 'names your unit',
    confirm: 'Confirm',
    which: (title: string) => `Confirm ${title}`,
    queued: 'Kept; sent when there is a network',
    more: (n: number) => `${n} more to confirm`,
  },
};

const shown = 2;
const waiting = { tab: 'to_confirm', limit: 20 } as const;

export default function BulletinsToday() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer } = useAsk(listPublications, waiting);
  const confirm = useCommand(confirmReceipt, {
    draft: ({ publicationId }, draft) =>
      draft.change(listPublications, (now) => ({ ...now, rows: now.rows.filter(({ id }) => id !== publicationId) })),
  });
  const rows = answer?.rows ?? [];
  if (rows.length === 0 && !confirm.problem && confirm.phase !== 'queued') return null;
  return (
    <section className={style['bulletins']} aria-label={t.label}>
      <ul>
        {rows.slice(0, shown).map((row) => (
          <li key={row.id} className={style['card']}>
            <Link to={`/field/notices/${row.id}`}>
              <b>{row.title}</b>
              <span className={style['sub']}>
                {words(nameOf(row))} · {t.named}
              </span>
            </Link>
            <Button
              kind="primary"
              label={t.which(row.title)}
              onPress={() => void confirm.run({ publicationId: row.id })}
            >
              {t.confirm}
            </Button>
          </li>
        ))}
      </ul>
      {confirm.phase === 'queued' && <p className="muted">{t.queued}</p>}
      <ProblemNote problem={confirm.problem} again={confirm.again} />
      {rows.length > shown && (
        <Link to="/desk/notices" search={{ tab: 'to_confirm' }} className={style['more']}>
          {t.more(rows.length - shown)}
        </Link>
      )}
    </section>
  );
}
