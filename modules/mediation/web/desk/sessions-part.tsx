// When they meet and what was said; who came from home has said so on their own page.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { SessionShown } from '../../shared/queries.ts';
import { sessionModes } from '../../shared/words.ts';
import { ActForm } from './act-form.tsx';
import { type CasePage, cancelSessionForm } from './forms.ts';
import style from './mediation.module.css';
import { Papers } from './papers.tsx';

const messages = {
  zh: {
    title: '调解',
    none: '还没有约时间',
    no: (n: number) => `第 ${n} 次`,
    states: { planned: '已约', held: '已开', cancelled: '已取消' },
    room: '打开会议',
    home: (name: string) => `${name} 在线上`,
    here: (name: string) => `${name} 在现场`,
    cancel: '取消这次',
    by: (name: string) => `${name} 记`,
  },
  en: {
    title: 'Sessions',
    none: 'None planned yet',
    no: (n: number) => `No. ${n}`,
    states: { planned: 'planned', held: 'held', cancelled: 'cancelled' },
    room: 'Open the room',
    home: (name: string) => `${name} from home`,
    here: (name: string) => `${name} in the room`,
    cancel: 'Cancel it',
    by: (name: string) => `recorded by ${name}`,
  },
};

const tones = { planned: 'amber', held: 'green', cancelled: 'plain' } as const;

export function SessionsPart({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  return (
    <section className={style['part']}>
      <h2>{t.title}</h2>
      {page.sessions.length === 0 && <p className="muted">{t.none}</p>}
      {page.sessions.map((session) => (
        <Session key={session.sessionId} page={page} session={session} />
      ))}
    </section>
  );
}

function Session({ page, session }: { page: CasePage; session: SessionShown }) {
  const t = useMessages(messages);
  const words = useWords();
  const [isCancelling, setCancelling] = useState(false);
  const nameOf = (id: string) => page.parties.find(({ partyId }) => partyId === id)?.name ?? '';
  const mayCancel = session.state === 'planned' && page.abilities.some(({ act, may }) => act === 'plan_session' && may);
  return (
    <div className={style['party']}>
      <div className={style['line']}>
        <strong>{t.no(session.ordinal)}</strong>
        <Moment at={session.meetsAt} />
        <span>{words(sessionModes[session.mode])}</span>
        <Tag tone={tones[session.state]}>{t.states[session.state]}</Tag>
        {session.placeText && <span className="muted">{session.placeText}</span>}
        {session.roomUrl && session.state === 'planned' && (
          <a href={session.roomUrl} target="_blank" rel="noreferrer">
            {t.room}
          </a>
        )}
        {mayCancel && (
          <Button kind="quiet" onPress={() => setCancelling(true)}>
            {t.cancel}
          </Button>
        )}
      </div>
      {session.present.length > 0 && (
        <p className="good">
          {session.present
            .map((who) => (who.cameBy === 'home' ? t.home(nameOf(who.partyId)) : t.here(nameOf(who.partyId))))
            .join('，')}
        </p>
      )}
      {session.reason && <p className="muted">{session.reason}</p>}
      {session.record && (
        <p className={style['words']}>
          {session.record} {session.recordedBy && <span className="muted">{t.by(session.recordedBy)}</span>}
        </p>
      )}
      <Papers files={session.files} />
      {isCancelling && mayCancel && (
        <ActForm
          title={t.cancel}
          form={cancelSessionForm(page, session.sessionId)}
          onClose={() => setCancelling(false)}
        />
      )}
    </div>
  );
}
