// One thing to do: what, where, how late — and, where nobody has taken it on, the one press that does.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { signRequest } from '../../../shared/commands.ts';
import { listRequests, type RequestLine } from '../../../shared/queries.ts';
import { stateTitles } from '../../../shared/request-chart.ts';
import type { Titles } from '../../parts/use-catalogue.ts';
import { toneOf } from './arrange.ts';
import style from './today-row.module.css';

const messages = {
  zh: {
    sign: '接单',
    emergency: '紧急',
    hardship: '急难愁盼',
    ringing: '正在响铃',
    again: (n: number) => `重办 ${n} 次`,
  },
  en: {
    sign: 'Take it',
    emergency: 'Emergency',
    hardship: 'Hardship',
    ringing: 'Ringing',
    again: (n: number) => `done again ×${n}`,
  },
};

const toSign = ['dispatched', 'reopened'];
const isOver = ['closed', 'merged', 'withdrawn'];

type Props = {
  row: RequestLine;
  titles: Titles;
  /** Among what is mine a job to be taken on is led by my own unit: one press takes it. */
  isMine: boolean;
};

export function TodayRow({ row, titles, isMine }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const sign = useCommand(signRequest, {
    draft: (input, draft) =>
      draft.change(listRequests, (answer) => ({
        ...answer,
        rows: answer.rows.map((line) =>
          line.id === input.requestId ? { ...line, state: 'in_progress' as const } : line,
        ),
      })),
  });
  const where = row.placeText ?? row.territoryName;
  const kind = row.kindTitle ?? row.channelTitle ?? titles.channelTitle(row.channel);
  return (
    <li className={style['row']} data-tone={toneOf(row, now)}>
      <Link to={`/field/requests/${row.id}`} className={style['link']}>
        <span className={style['line']}>
          <b>{row.summary}</b>
          <span className={style['mark']}>
            {isOver.includes(row.state) && row.closedAt ? (
              <Moment at={row.closedAt} short />
            ) : row.isRinging ? (
              <span className="late">{t.ringing}</span>
            ) : row.resolveDueAt && row.state !== 'resolved' && row.state !== 'suspended' ? (
              <TimeLeft dueAt={row.resolveDueAt} soon={toneOf(row, now) === 'soon'} />
            ) : (
              words(stateTitles[row.state])
            )}
          </span>
        </span>
        <span className={style['sub']}>
          {where} · {words(kind)}
        </span>
        {(row.isEmergency || row.isUrgentHardship || row.isDrill || row.relapseCount > 0) && (
          <span className={style['tags']}>
            {row.isEmergency && <Tag tone="red">{t.emergency}</Tag>}
            {row.isUrgentHardship && (
              <Tag tone="amber" icon="flag">
                {t.hardship}
              </Tag>
            )}
            {row.relapseCount > 0 && (
              <Tag tone="amber" icon="refresh">
                {t.again(row.relapseCount)}
              </Tag>
            )}
            {row.isDrill && <DrillTag />}
          </span>
        )}
      </Link>
      {isMine && toSign.includes(row.state) && (
        <span className={style['act']}>
          <Button kind="primary" busy={sign.isSending} onPress={() => void sign.run({ requestId: row.id })}>
            {t.sign}
          </Button>
        </span>
      )}
      {sign.problem && (
        <div className={style['problem']}>
          <ProblemNote problem={sign.problem} again={sign.again} />
        </div>
      )}
    </li>
  );
}
