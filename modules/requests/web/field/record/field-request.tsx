// One job on the phone: what, where, whom to ring, until when; under the thumb the next act, drawn from the abilities that came with it.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { requestPage } from '../../../shared/queries.ts';
import { stateTitles } from '../../../shared/request-chart.ts';
import { Appointment } from '../../facts/appointment.tsx';
import { KnownFacts } from '../../facts/known-facts.tsx';
import type { PageAnswer } from '../../parts/names.ts';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { RequestClock } from '../../record/request-clock.tsx';
import { Story } from '../../record/story.tsx';
import { Acts } from './acts.tsx';
import { FieldFacts } from './field-facts.tsx';
import style from './field-request.module.css';
import { Orders } from './orders.tsx';

const messages = {
  zh: {
    back: '今日',
    emergency: '紧急',
    hardship: '急难愁盼',
    silent: '没有说话，请回拨',
    again: (n: number) => `重办 ${n} 次`,
    said: '原话',
    story: '经过',
  },
  en: {
    back: 'Today',
    emergency: 'Emergency',
    hardship: 'Hardship',
    silent: 'Nobody spoke; ring back',
    again: (n: number) => `done again ×${n}`,
    said: 'In their words',
    story: 'What happened',
  },
};

export default function FieldRequest() {
  const t = useMessages(messages);
  const requestId = useParam('requestId') ?? '';
  const { answer: page, problem, isFirst, again } = useAsk(requestPage, { requestId });
  if (isFirst) return <Skeleton lines={8} />;
  return (
    <div className={style['page']}>
      <LinkButton to="/field" kind="quiet" icon="back">
        {t.back}
      </LinkButton>
      <ProblemNote problem={problem} again={again} />
      {page && <Shown key={page.request.id} page={page} />}
    </div>
  );
}

function Shown({ page }: { page: PageAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const titles = useCatalogue();
  const [isActing, setActing] = useState(false);
  const { request } = page;
  return (
    <>
      <header className={style['head']}>
        <h1>{request.summary}</h1>
        <p className={style['tags']}>
          <Tag tone={request.state === 'closed' ? 'green' : 'teal'}>{words(stateTitles[request.state])}</Tag>
          {request.isEmergency && <Tag tone="red">{t.emergency}</Tag>}
          {request.isUrgentHardship && (
            <Tag tone="amber" icon="flag">
              {t.hardship}
            </Tag>
          )}
          {request.isSilent && (
            <Tag tone="amber" icon="phone">
              {t.silent}
            </Tag>
          )}
          {request.relapseCount > 0 && (
            <Tag tone="amber" icon="refresh">
              {t.again(request.relapseCount)}
            </Tag>
          )}
          {request.isDrill && <DrillTag />}
          {request.kindTitle && <Tag>{words(request.kindTitle)}</Tag>}
          <span className="num faint">{request.requestNo}</span>
        </p>
      </header>
      <RequestClock request={request} />
      <Orders page={page} />
      <Appointment page={page} />
      <FieldFacts request={request} titles={titles} />
      <KnownFacts page={page} isWithoutTime />
      {request.text && request.text !== request.summary && (
        <section className={style['said']}>
          <h2>{t.said}</h2>
          <p>{request.text}</p>
        </section>
      )}
      <Pieces door="field" slot="request" subjectId={request.id} />
      <section hidden={isActing}>
        <h2 className={style['title']}>{t.story}</h2>
        <Story page={page} titles={titles} />
      </section>
      <Acts page={page} onOpen={setActing} />
    </>
  );
}
