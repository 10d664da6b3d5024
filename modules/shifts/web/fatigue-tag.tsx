// Hours beside a name (J1): in a row, in a day, in a week. Shown, never counted against anybody.
import { useMessages } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { Fatigue } from '../shared/hours.ts';

const messages = {
  zh: { row: (h: number) => `连续 ${h} 小时`, more: (d: number, w: number) => `24 小时内 ${d} 小时，7 天内 ${w} 小时` },
  en: { row: (h: number) => `${h} h in a row`, more: (d: number, w: number) => `${d} h in 24 h, ${w} h in 7 days` },
};

export function FatigueTag({ fatigue, always = false }: { fatigue: Fatigue; always?: boolean }) {
  const t = useMessages(messages);
  const more = t.more(fatigue.inADay, fatigue.inAWeek);
  if (fatigue.tone === 'calm')
    return always ? <span className="muted">{`${t.row(fatigue.inARow)} · ${more}`}</span> : null;
  return (
    <span title={more}>
      <Tag tone={fatigue.tone === 'red' ? 'red' : 'amber'} icon="clock">
        {t.row(fatigue.inARow)}
      </Tag>
      {always && <span className="muted"> {more}</span>}
    </span>
  );
}
