// One request of one's own: what, how far, who has it and by when. The whole card opens it.
import { Link } from '@tanstack/react-router';
import { formatMonthDay, formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { Steps } from '#kernel/web/pieces/steps.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { FollowedRequest } from '../../../shared/caller-queries.ts';
import { DueTag } from '../parts/due-tag.tsx';
import { type StageKey, stagesOf } from '../parts/steps-of.ts';
import { plainWords, whoWords } from '../parts/who-words.ts';
import style from './request-card.module.css';

const messages = {
  zh: {
    stages: {
      received: '已收到',
      dispatched: '已派单',
      working: '处理中',
      judged: '待您评价',
    } satisfies Record<StageKey, string>,
    judged: '已评价',
    closed: '已办结',
    took: (time: string) => `${time} 接单`,
    no: (no: string) => `编号 ${no}`,
  },
  en: {
    stages: { received: 'Received', dispatched: 'Handed on', working: 'In work', judged: 'Your word' },
    judged: 'Rated',
    closed: 'Done',
    took: (time: string) => `taken ${time}`,
    no: (no: string) => `No. ${no}`,
  },
};

export function RequestSteps({ request }: { request: FollowedRequest }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const stages = stagesOf(request);
  if (stages.length === 0) return null;
  const when = (at: Date) => {
    const instant = instantOf(at);
    const on = dateOf(instant);
    return on === dateOf(now) ? formatTime(instant) : formatMonthDay(on, lang);
  };
  return (
    <Steps
      steps={stages.map(({ key, phase, at }) => ({
        key,
        phase,
        label: key === 'judged' && phase === 'done' ? (request.rating === null ? t.closed : t.judged) : t.stages[key],
        note: at && (key === 'working' && phase === 'now' ? t.took(when(at)) : when(at)),
      }))}
    />
  );
}

export function RequestCard({ request }: { request: FollowedRequest }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  const { isOn } = useElderMode();
  const isCalling = request.state === 'received' && request.channel === 'one_key';
  return (
    <Link to={isCalling ? `/call/${request.id}` : `/requests/${request.id}`} className={style['card']}>
      <span className={style['head']}>
        <b>{request.summary}</b>
        <DueTag request={request} />
      </span>
      {!isOn && <RequestSteps request={request} />}
      <span className={style['who']}>
        <span>{isOn ? plainWords(request, now, lang) : whoWords(request, now, lang)}</span>
        {!isOn && <span className="faint">{t.no(request.requestNo)}</span>}
      </span>
    </Link>
  );
}
