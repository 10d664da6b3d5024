// One firm: what is so and who said it when, where it is, who lists it, who works there, what may be the same firm, and its story.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Aside } from '#kernel/web/shell/aside.tsx';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { stateTitles } from '../../shared/enterprise.ts';
import { enterprisePage } from '../../shared/queries.ts';
import { CorrectSheet } from '../acts/enterprise-form.tsx';
import { PlaceSheet } from '../acts/place-sheet.tsx';
import { KeySheet, ListingSheet, StateSheet } from '../acts/small-sheets.tsx';
import style from '../enterprises.module.css';
import { AlikePart } from './alike-part.tsx';
import { EnterpriseFacts } from './enterprise-facts.tsx';
import { ListingsPart, PlacesPart, ShopsPart, StoryPart } from './lines.tsx';
import { WorkersPart } from './workers-part.tsx';

const messages = {
  zh: {
    title: '企业',
    key: '重点企业',
    since: '起',
    correct: '更正…',
    place: '登记地址…',
    list: '部门名录、联系…',
    state: '经营状态…',
    mark: '列为重点…',
    unmark: '取消重点…',
    merged: '这条记录已并入',
    acts: '办理',
  },
  en: {
    title: 'Enterprise',
    key: 'Key enterprise',
    since: 'since',
    correct: 'Correct…',
    place: 'Say where…',
    list: 'List, contact…',
    state: 'State…',
    mark: 'Make it key…',
    unmark: 'No key…',
    merged: 'This record was merged into',
    acts: 'Acts',
  },
};

type Open = 'correct' | 'place' | 'list' | 'state' | 'key';

type EnterpriseRecordProps = { enterpriseId: string; onClose(): void; onOpen(enterpriseId: string): void };

export function EnterpriseRecord({ enterpriseId, onClose, onOpen }: EnterpriseRecordProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(enterprisePage, { enterpriseId });
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const firm = answer?.enterprise;
  return (
    <Aside title={firm?.name ?? t.title} onClose={onClose}>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={10} />}
      {answer && firm && (
        <div className={style['record']}>
          {firm.mergedInto && (
            <Note>
              {t.merged}{' '}
              <Link to="/desk/enterprises" search={{ enterprise: firm.mergedInto.enterpriseId }}>
                {firm.mergedInto.name}
              </Link>
            </Note>
          )}
          {(firm.isKey || firm.state !== 'open') && (
            <div className={style['tags']}>
              {firm.isKey && (
                <Tag tone="teal">
                  {t.key}
                  {firm.keySince && (
                    <>
                      {' '}
                      <Day on={firm.keySince} /> {t.since}
                    </>
                  )}
                  {firm.keyReason && ` · ${firm.keyReason}`}
                </Tag>
              )}
              {firm.state !== 'open' && (
                <Tag>
                  {words(stateTitles[firm.state])} {firm.stateOn && <Day on={firm.stateOn} />} {firm.stateReason}
                </Tag>
              )}
            </div>
          )}
          <EnterpriseFacts firm={firm} mayReveal={answer.abilities.mayKeep} />
          {answer.abilities.mayKeep && (
            <div className={style['tags']} role="group" aria-label={t.acts}>
              <Button onPress={() => setOpen('correct')}>{t.correct}</Button>
              <Button onPress={() => setOpen('place')}>{t.place}</Button>
              <Button onPress={() => setOpen('list')}>{t.list}</Button>
              <Button onPress={() => setOpen('state')}>{t.state}</Button>
              {answer.abilities.mayMerge && (
                <Button onPress={() => setOpen('key')}>{firm.isKey ? t.unmark : t.mark}</Button>
              )}
            </div>
          )}
          <AlikePart answer={answer} onOpen={onOpen} />
          <Pieces door="desk" slot="enterprise" subjectId={enterpriseId} />
          <PlacesPart places={answer.places} />
          <ListingsPart listings={answer.listings} />
          <WorkersPart workers={answer.workers} mayKeep={answer.abilities.mayKeep} workplace={{ enterpriseId }} />
          <ShopsPart shops={answer.shops} mayKeep={answer.abilities.mayKeep} enterpriseId={enterpriseId} />
          <StoryPart answer={answer} />
          {open === 'correct' && <CorrectSheet firm={firm} onClose={close} />}
          {open === 'place' && <PlaceSheet enterpriseId={enterpriseId} onClose={close} />}
          {open === 'list' && <ListingSheet enterpriseId={enterpriseId} listings={answer.listings} onClose={close} />}
          {open === 'state' && <StateSheet enterpriseId={enterpriseId} state={firm.state} onClose={close} />}
          {open === 'key' && <KeySheet enterpriseId={enterpriseId} isKey={firm.isKey} onClose={close} />}
        </div>
      )}
    </Aside>
  );
}
