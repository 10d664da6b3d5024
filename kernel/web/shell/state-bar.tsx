// The line on top of a phone that says how things stand: calm when off line, because nothing is lost; never silent about what waits.
import { formatTime } from '#kernel/shared/clock/format.ts';
import { useIsOnline, useSyncState } from '../door/sync.ts';
import { useMessages } from '../language/language.ts';
import { useLastAnswer } from '../wire/last-answer.ts';
import { useLiveState } from '../wire/use-live.tsx';
import style from './state-bar.module.css';

const messages = {
  zh: {
    offline: '离线',
    queued: (n: number) => `${n} 条待同步，都在本机，不会丢`,
    lastKnown: (time: string) => `看到的是 ${time} 的内容`,
    reconnecting: '连接断开，正在重连',
    syncing: (n: number) => `正在同步 ${n} 条`,
    synced: '已同步',
    connecting: '正在连接',
    last: (time: string) => `上次 ${time}`,
  },
  en: {
    offline: 'Off line',
    queued: (n: number) => `${n} waiting on this phone, nothing is lost`,
    lastKnown: (time: string) => `as of ${time}`,
    reconnecting: 'Connection lost, trying again',
    syncing: (n: number) => `Syncing ${n}`,
    synced: 'Up to date',
    connecting: 'Connecting',
    last: (time: string) => `last ${time}`,
  },
};

export function StateBar() {
  const t = useMessages(messages);
  const isOnline = useIsOnline();
  const live = useLiveState();
  const sync = useSyncState();
  const answeredAt = useLastAnswer();
  const lastAt = sync?.syncedAt ?? answeredAt;
  const time = lastAt === undefined ? undefined : formatTime(lastAt);
  const isCut = !isOnline || live === 'lost';

  const parts: string[] = [];
  if (!isOnline) parts.push(t.offline);
  else if (live === 'lost') parts.push(t.reconnecting);
  if (sync && sync.isSyncing && sync.queued > 0) parts.push(t.syncing(sync.queued));
  else if (sync && sync.queued > 0) parts.push(t.queued(sync.queued));
  else if (isCut && time) parts.push(t.lastKnown(time));
  if (parts.length === 0) parts.push(live === 'live' || answeredAt ? t.synced : t.connecting);

  const isDark = isCut || (sync?.queued ?? 0) > 0;
  return (
    <div className={`${style['bar']} ${isDark ? style['dark'] : ''}`} data-print="no">
      <span role="status">{parts.join(' · ')}</span>
      {time && (isDark ? sync !== undefined && <span>{t.last(time)}</span> : <span className="num">{time}</span>)}
    </div>
  );
}
