// 专班 (R5): those that stand first, with members, goal and term; each ends with a report.
import { useState } from 'react';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { endForce } from '../../shared/commands.ts';
import { listForces } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { SetUpSheet } from './set-up-sheet.tsx';

const messages = {
  zh: {
    title: '专班',
    setUp: '成立专班',
    none: '还没有专班',
    how: '有成员、有目标、有期限，结束时写报告。',
    until: '期限',
    late: '已过期限，还没有报告',
    ended: (by: string) => `${by} 结束`,
    end: '写报告结束',
    report: '报告',
    reportHow: '做了什么、结果怎样、还剩什么',
    wanting: '先写报告',
  },
  en: {
    title: 'Task forces',
    setUp: 'Set one up',
    none: 'No task force yet',
    how: 'Members, a goal, a term; it ends with a report.',
    until: 'Term',
    late: 'Past its term, no report yet',
    ended: (by: string) => `ended by ${by}`,
    end: 'Report and end',
    report: 'Report',
    reportHow: 'What was done, what came of it, what is left',
    wanting: 'Write the report first',
  },
};

export default function ForcesPage() {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(listForces, {}, { events: ['taskforce.'], keep: true });
  const [isSetting, setSetting] = useState(false);
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          answer &&
          answer.mayGiveTo.length > 0 && (
            <Button kind="primary" icon="plus" onPress={() => setSetting(true)}>
              {t.setUp}
            </Button>
          )
        }
      />
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={5} />}
        {answer && answer.forces.length === 0 && <EmptyState icon="people" title={t.none} how={t.how} />}
        {answer && answer.forces.length > 0 && (
          <ul className={`card ${style['list']}`} aria-label={t.title}>
            {answer.forces.map((force) => (
              <Row key={force.taskForceId} force={force} />
            ))}
          </ul>
        )}
      </div>
      {isSetting && answer && <SetUpSheet posts={answer.mayGiveTo} onClose={() => setSetting(false)} />}
    </>
  );
}

function Row({ force }: { force: QueryAnswer<typeof listForces>['forces'][number] }) {
  const t = useMessages(messages);
  const now = useNow();
  const [isEnding, setEnding] = useState(false);
  return (
    <li>
      <div className={style['name']}>
        <b>{force.name}</b>
        <span className="muted">
          {force.unitName} · {t.until} <Day on={force.fromOn} /> – <Day on={force.toOn} />
        </span>
      </div>
      <div className={style['name']}>
        <span>{force.goal}</span>
        <span className="muted">
          {force.members.map(({ name, part }) => (part ? `${name}（${part}）` : name)).join('、')}
        </span>
        {force.report && <span>{force.report}</span>}
      </div>
      <div className={style['row']}>
        {force.endedAt ? (
          <Tag>
            {t.ended(force.endedByName ?? '')} <Moment at={force.endedAt} short />
          </Tag>
        ) : (
          force.toOn < dateOf(now) && <Tag tone="red">{t.late}</Tag>
        )}
        {force.mayEnd && <Button onPress={() => setEnding(true)}>{t.end}</Button>}
      </div>
      {isEnding && <ReportSheet taskForceId={force.taskForceId} name={force.name} onClose={() => setEnding(false)} />}
    </li>
  );
}

function ReportSheet({ taskForceId, name, onClose }: { taskForceId: string; name: string; onClose: () => void }) {
  const t = useMessages(messages);
  const [report, setReport] = useState('');
  const end = useCommand(endForce, { invalidates: ['taskforce.'], onDone: onClose });
  return (
    <Sheet
      open
      onClose={onClose}
      title={name}
      foot={
        <Button
          kind="primary"
          busy={end.isSending}
          whyNot={report.trim().length < 2 ? t.wanting : undefined}
          onPress={() => void end.run({ taskForceId, report: report.trim() })}
        >
          {t.end}
        </Button>
      }
    >
      <TextField
        label={t.report}
        hint={t.reportHow}
        lines={5}
        value={report}
        maxLength={5000}
        autoFocus
        onChange={setReport}
      />
      <ProblemNote problem={end.problem} again={end.again} />
    </Sheet>
  );
}
