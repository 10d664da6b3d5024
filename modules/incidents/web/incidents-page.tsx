// 委屈事: the worker tells in a sentence and sees at once how to calm things down; whoever leads answers with what was done.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { incidentWords } from '../shared/incident.ts';
import { type IncidentLine, listIncidents } from '../shared/queries.ts';
import style from './incidents.module.css';
import { ReportSheet } from './report-sheet.tsx';
import { SupportSheet } from './support-sheet.tsx';

const messages = {
  zh: {
    title: '委屈事',
    sub: '只有本人和带班领导看得到，不计数、不排名',
    tell: '说一说…',
    none: '没有记录',
    how: '被骂、被威胁、太累，都可以说；居民的抱怨照样登记成诉求去办。',
    helps: '想要帮忙',
    support: '给予支持…',
    which: (name: string) => `支持 ${name}`,
    supported: (name: string) => `${name}：`,
    waits: '还没有人回应',
  },
  en: {
    title: 'What happened to us',
    sub: 'For the worker and the leader alone; never counted, never ranked',
    tell: 'Tell it…',
    none: 'Nothing here',
    how: 'Insulted, threatened, worn out: say it. The resident’s complaint goes on as a request.',
    helps: 'wants help',
    support: 'Support…',
    which: (name: string) => `Support ${name}`,
    supported: (name: string) => `${name}: `,
    waits: 'Nobody has answered yet',
  },
};

export default function IncidentsPage() {
  const t = useMessages(messages);
  const [isTelling, setTelling] = useState(false);
  const [supporting, setSupporting] = useState<IncidentLine>();
  const { answer, problem, isFirst, again } = useAsk(listIncidents, {}, { events: ['incident.'] });
  return (
    <div className={style['page']}>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          <Button kind="primary" icon="plus" onPress={() => setTelling(true)}>
            {t.tell}
          </Button>
        }
      />
      {isFirst && <Skeleton lines={4} />}
      {!answer && <ProblemNote problem={problem} again={again} />}
      {answer?.rows.length === 0 && <EmptyState icon="heart" title={t.none} how={t.how} />}
      <ul className={style['list']}>
        {answer?.rows.map((line) => (
          <Row key={line.incidentId} line={line} mayAnswer={answer.maySupport} onSupport={setSupporting} />
        ))}
      </ul>
      {isTelling && <ReportSheet onClose={() => setTelling(false)} />}
      {supporting && <SupportSheet line={supporting} onClose={() => setSupporting(undefined)} />}
    </div>
  );
}

type RowProps = { line: IncidentLine; mayAnswer: boolean; onSupport: (line: IncidentLine) => void };

function Row({ line, mayAnswer, onSupport }: RowProps) {
  const t = useMessages(messages);
  const words = useWords();
  const waits = line.supportedAt === null;
  return (
    <li className={style['row']}>
      <p className={style['line']}>
        <b>{words(incidentWords[line.kind].title)}</b>
        {line.wantsHelp && waits && <Tag tone="amber">{t.helps}</Tag>}
        <span className="muted">
          {!line.isMine && `${line.staffName} · ${line.unitName} · `}
          <Moment at={line.happenedAt} />
        </span>
        {line.request && <span className="muted num">{line.request.requestNo}</span>}
      </p>
      <p>{line.told}</p>
      {waits && line.isMine && <p className={style['hint']}>{words(incidentWords[line.kind].hint)}</p>}
      {line.support ? (
        <p className={style['answer']}>
          <b>{t.supported(line.supportedBy ?? '')}</b>
          {line.support}
        </p>
      ) : (
        <p className={style['line']}>
          <span className="faint">{t.waits}</span>
          {mayAnswer && !line.isMine && (
            <Button label={t.which(line.staffName)} onPress={() => onSupport(line)}>
              {t.support}
            </Button>
          )}
        </p>
      )}
    </li>
  );
}
