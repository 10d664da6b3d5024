// What it is: the title, the number, what kind, by which channel, and what it was merged with.
import { Link } from '@tanstack/react-router';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { stateTitles } from '../../shared/request-chart.ts';
import type { PageAnswer } from '../parts/names.ts';
import type { Titles } from '../parts/use-catalogue.ts';
import style from './record-head.module.css';

const messages = {
  zh: {
    emergency: '紧急',
    hardship: '急难愁盼',
    silent: '没有说话，请回拨',
    excluded: '已剔除，不计入三率',
    restricted: '限知',
    service: '办理业务',
    problem: '处理问题',
    merged: (channel: string, time: string) => `与${channel} ${time} 来的为同一件，已合并`,
    into: '已并入',
    relapse: (n: number) => `重办 ${n} 次`,
    print: '打印',
  },
  en: {
    emergency: 'Emergency',
    hardship: 'Urgent hardship',
    silent: 'Nobody spoke; call back',
    excluded: 'Excluded from the rates',
    restricted: 'Restricted',
    service: 'Service',
    problem: 'Problem',
    merged: (channel: string, time: string) => `the same as ${channel} at ${time}, merged`,
    into: 'Merged into',
    relapse: (n: number) => `done again ×${n}`,
    print: 'Print',
  },
};

export function RecordHead({ page, titles, onPrint }: { page: PageAnswer; titles: Titles; onPrint(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { request, sources } = page;
  return (
    <header className={style['head']}>
      <div className={style['line']}>
        <h2 id="request-title" tabIndex={-1}>
          {request.summary}
        </h2>
        <button type="button" className={style['print']} onClick={onPrint} data-print="no">
          <Icon name="print" size={16} />
          {t.print}
        </button>
      </div>
      <p className={style['tags']}>
        <span className="num muted">{request.requestNo}</span>
        <Tag tone={request.state === 'closed' ? 'green' : 'teal'}>{words(stateTitles[request.state])}</Tag>
        {request.isDrill && <DrillTag />}
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
        {request.countsAs && <Tag>{request.countsAs === 'service' ? t.service : t.problem}</Tag>}
        {request.kindTitle && <Tag>{words(request.kindTitle)}</Tag>}
        <Tag>{words(titles.channelTitle(request.channel))}</Tag>
        {request.relapseCount > 0 && (
          <Tag tone="amber" icon="refresh">
            {t.relapse(request.relapseCount)}
          </Tag>
        )}
        {request.isExcluded && <Tag>{t.excluded}</Tag>}
        {request.sensitivity !== 'normal' && <Tag icon="lock">{t.restricted}</Tag>}
      </p>
      {sources.map((source) => (
        <p key={source.id} className="muted">
          {t.merged(words(titles.channelTitle(source.channel)), formatTime(instantOf(source.receivedAt)))} ·{' '}
          <Link to={`/desk/requests/${source.id}`}>{source.requestNo}</Link>
        </p>
      ))}
      {request.mergedInto && (
        <p>
          {t.into} <Link to={`/desk/requests/${request.mergedInto.id}`}>{request.mergedInto.requestNo}</Link>
        </p>
      )}
    </header>
  );
}
