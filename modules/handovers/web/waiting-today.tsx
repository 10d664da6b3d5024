// On 今日: somebody's work came to me. One tap confirms; the title opens what came. Nothing waiting, nothing shown.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { receiveHandover } from '../shared/commands.ts';
import { waitingForMe } from '../shared/queries.ts';
import style from './handovers.module.css';

const messages = {
  zh: {
    label: '待接收的交接',
    title: (n: number) => `接手：${n} 项`,
    none: '接手岗位',
    from: (name: string, units: string) => `${name} 交来 · ${units}`,
    atPost: (n: number) => `岗位上另有 ${n} 项`,
    until: '代管到',
    late: '超过 1 个工作日',
    receive: '接收',
    which: (name: string) => `接收 ${name} 交来的事`,
    queued: '已记下，有网就送',
  },
  en: {
    label: 'Handed over to me',
    title: (n: number) => `${n} things came to you`,
    none: 'A post came to you',
    from: (name: string, units: string) => `from ${name} · ${units}`,
    atPost: (n: number) => `${n} more at the post`,
    until: 'until',
    late: 'over a working day',
    receive: 'Receive',
    which: (name: string) => `Receive what ${name} handed over`,
    queued: 'Kept; sent when there is a network',
  },
};

export default function WaitingToday() {
  const t = useMessages(messages);
  const { answer } = useAsk(waitingForMe, {}, { events: ['handover.'] });
  const receive = useCommand(receiveHandover, {
    draft: ({ handoverId }, draft) =>
      draft.change(waitingForMe, (now) => ({ ...now, rows: now.rows.filter(({ id }) => id !== handoverId) })),
  });
  const rows = answer?.rows ?? [];
  if (rows.length === 0 && !receive.problem && receive.phase !== 'queued') return null;
  return (
    <section className={style['today']} aria-label={t.label}>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={style['card']} data-tone={row.receipt === 'late' ? 'late' : 'soon'}>
            <Link to={`/field/handovers/${row.id}`}>
              <b>{row.items > 0 ? t.title(row.items) : t.none}</b>
              <span className={style['sub']}>
                {t.from(row.leaverName, row.unitNames.join('、'))}
                {row.atPost > 0 && ` · ${t.atPost(row.atPost)}`}
                {row.until && (
                  <>
                    {' · '}
                    {t.until} <Moment at={row.until} />
                  </>
                )}
                {row.receipt === 'late' && <span className="late"> · {t.late}</span>}
              </span>
            </Link>
            <Button
              kind="primary"
              label={t.which(row.leaverName)}
              onPress={() => void receive.run({ handoverId: row.id })}
            >
              {t.receive}
            </Button>
          </li>
        ))}
      </ul>
      {receive.phase === 'queued' && <p className="muted">{t.queued}</p>}
      <ProblemNote problem={receive.problem} again={receive.again} />
    </section>
  );
}
