// Over every page while an order holds where one works: what, where, until when. Amber in its last day, red in its last two hours; a drill says it is one.
import { Link } from '@tanstack/react-router';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { powerKinds } from '../../shared/power.ts';
import { type InForce, ordersInForce } from '../../shared/queries.ts';
import style from './strip.module.css';

const messages = {
  zh: {
    title: '应急状态',
    until: '至',
    more: (area: string, n: number) => `${area}等 ${n} 处`,
    extended: '已批准延期',
    extend: '要延期',
    by: '到时自动停止',
  },
  en: {
    title: 'Emergency mode',
    until: 'until',
    more: (area: string, n: number) => `${area} and ${n - 1} more`,
    extended: 'extended',
    extend: 'Extend it',
    by: 'stops by itself',
  },
};

/** It may begin or end without anybody doing anything. */
const everyMs = 60_000;
const lastHours = 2;

export default function InForceStrip() {
  const { answer } = useAsk(ordersInForce, {}, { everyMs, keep: true });
  const now = useNow();
  const rows = (answer?.rows ?? []).filter(({ endsAt }) => new Date(endsAt).getTime() > now);
  return rows.map((row) => <Line key={row.orderId} row={row} />);
}

function Line({ row }: { row: InForce }) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const left = new Date(row.endsAt).getTime() - now;
  const tone = row.isExtended || !row.endsSoon ? 'calm' : left <= lastHours * HOUR_MS ? 'late' : 'soon';
  const [area = ''] = row.areaNames;
  return (
    <section className={style['strip']} data-tone={tone} aria-label={t.title}>
      <b>
        <Icon name="flag" size={18} /> {t.title}
      </b>
      {row.isDrill && <DrillTag />}
      <span>
        {row.powers.map((power) => words(powerKinds[power].title)).join('、')} ·{' '}
        {row.areaNames.length > 1 ? t.more(area, row.areaNames.length) : area}
      </span>
      <span>
        {t.until} <Moment at={row.endsAt} short />
        {tone !== 'calm' && (
          <>
            {' · '}
            <TimeLeft dueAt={row.endsAt} />，{t.by}
          </>
        )}
        {row.isExtended && ` · ${t.extended}`}
      </span>
      {tone !== 'calm' && row.mayExtend && (
        <Link to="/desk/emergencies/new" search={{ extends: row.orderId }}>
          {t.extend}
        </Link>
      )}
    </section>
  );
}
