// Who works there: on the page of a firm and of a shop. Whoever is only alike stands beside the name, to be compared by somebody (A8).
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { endEmployment, linkWorker, unlinkWorker } from '../../shared/commands.ts';
import { knownByTitles } from '../../shared/enterprise.ts';
import type { Worker } from '../../shared/queries.ts';
import { EmploySheet } from '../acts/employ-sheet.tsx';
import style from '../enterprises.module.css';
import { Span } from './lines.tsx';

const messages = {
  zh: {
    title: '从业人员',
    add: '登记人员…',
    none: '还没有登记从业人员',
    resident: '已登记的居民',
    maybe: '可能就是这位居民：',
    born: (year: string) => `${year} 年生`,
    same: '是同一人',
    other: '不是同一人…',
    left: '离职…',
    leftTitle: '登记离职',
    leftWhat: '从今天起不再在这里上班，以前的记录留着。',
    otherTitle: '不是同一人',
    otherWhat: '和这位居民分开，以后也不再提示这一位。',
    press: '登记',
  },
  en: {
    title: 'People who work here',
    add: 'Record somebody…',
    none: 'Nobody on record',
    resident: 'resident on record',
    maybe: 'May be this resident:',
    born: (year: string) => `born ${year}`,
    same: 'The same person',
    other: 'Two people…',
    left: 'Left…',
    leftTitle: 'Record that somebody left',
    leftWhat: 'From today on they work here no more; what was stays on record.',
    otherTitle: 'Two people',
    otherWhat: 'Parted from this resident, who is not proposed again.',
    press: 'Record',
  },
};

export type Workplace = { enterpriseId: string } | { shopId: string };
type WorkersPartProps = { workers: readonly Worker[]; mayKeep: boolean; workplace: Workplace };

export function WorkersPart({ workers, mayKeep, workplace }: WorkersPartProps) {
  const t = useMessages(messages);
  const [isAdding, setAdding] = useState(false);
  return (
    <section aria-label={t.title}>
      <h3>
        {t.title}
        {mayKeep && (
          <Button kind="quiet" onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
      </h3>
      {workers.length === 0 && <p className="muted">{t.none}</p>}
      <ul className={style['lines']}>
        {workers.map((worker) => (
          <Line key={worker.employmentId} worker={worker} mayKeep={mayKeep} />
        ))}
      </ul>
      {isAdding && <EmploySheet workplace={workplace} onClose={() => setAdding(false)} />}
    </section>
  );
}

function Line({ worker, mayKeep }: { worker: Worker; mayKeep: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const [open, setOpen] = useState<'left' | 'other'>();
  const close = () => setOpen(undefined);
  const link = useCommand(linkWorker, { invalidates: ['enterprise.'] });
  const { employmentId } = worker;
  return (
    <li className={worker.until ? 'faint' : undefined}>
      <span className={style['line']}>
        {worker.personId ? (
          <Link to={`/desk/people/${worker.personId}`}>{worker.name}</Link>
        ) : (
          <span className="strong">{worker.name}</span>
        )}
        <span>{worker.title}</span>
        <span className="num muted">{worker.phone}</span>
        {worker.knownBy && (
          <Tag tone="green">
            {t.resident}（{words(knownByTitles[worker.knownBy])}）
          </Tag>
        )}
      </span>
      <span>
        <Span {...worker} /> <span className="faint">{worker.personAddress ?? worker.endReason}</span>
      </span>
      <ProblemNote problem={link.problem} again={link.again} />
      {worker.proposals.map((resident) => (
        <span key={resident.personId} className={style['line']}>
          <span className="muted">
            {t.maybe} <Link to={`/desk/people/${resident.personId}`}>{resident.name}</Link> {resident.address}{' '}
            {resident.bornYear && t.born(resident.bornYear)}
          </span>
          {mayKeep && (
            <Button busy={link.isSending} onPress={() => void link.run({ employmentId, personId: resident.personId })}>
              {t.same}
            </Button>
          )}
        </span>
      ))}
      {mayKeep && worker.until === null && (
        <span className={style['tags']}>
          {worker.personId && (
            <Button kind="quiet" onPress={() => setOpen('other')}>
              {t.other}
            </Button>
          )}
          <Button kind="quiet" onPress={() => setOpen('left')}>
            {t.left}
          </Button>
        </span>
      )}
      {open === 'other' && (
        <ReasonSheet
          command={unlinkWorker}
          title={t.otherTitle}
          press={t.press}
          what={t.otherWhat}
          input={(reason) => ({ employmentId, reason })}
          invalidates={['enterprise.']}
          onClose={close}
        />
      )}
      {open === 'left' && (
        <ReasonSheet
          command={endEmployment}
          title={t.leftTitle}
          press={t.press}
          what={t.leftWhat}
          isGrave={false}
          input={(reason) => ({ employmentId, reason })}
          invalidates={['enterprise.']}
          onClose={close}
        />
      )}
    </li>
  );
}
