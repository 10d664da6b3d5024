// Boxes whose four hours come near or are over, over whatever page one is on (C12: raised before, not after).
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { boxAlarms } from '../../shared/queries.ts';
import style from '../sampling.module.css';

const messages = {
  zh: { label: '转运时限', by: '前要送到实验室', over: '超过 4 小时，送检时限' },
  en: { label: 'Boxes short of time', by: 'to the laboratory by', over: 'over 4 hours; was due' },
};

export default function BoxAlarms() {
  const t = useMessages(messages);
  const { answer } = useAsk(boxAlarms, {}, { events: ['box.'], everyMs: 60_000 });
  if (!answer || answer.boxes.length === 0) return null;
  return (
    <ul className={style['alarms']} aria-label={t.label}>
      {answer.boxes.map((box) => (
        <li key={box.boxId} className={style['row']}>
          <Tag tone={box.clock === 'over' ? 'red' : 'amber'}>{box.code}</Tag>
          <Link to="/desk/sampling" search={{ campaignId: box.campaignId, view: 'boxes' }}>
            {box.siteTitle}
          </Link>
          <span>
            {box.clock === 'over' ? t.over : t.by} <Moment at={box.dueAt} short />
          </span>
          {box.isDrill && <DrillTag />}
        </li>
      ))}
    </ul>
  );
}
