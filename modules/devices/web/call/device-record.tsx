// One device: where it hangs, how it stands, and its last calls, each a request to open.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type RequestState, stateTitles } from '#modules/requests/shared/request-chart.ts';
import { devicePage } from '../../shared/queries.ts';
import style from '../devices.module.css';
import { DeviceActs } from './device-acts.tsx';
import { StateTags } from './state-tags.tsx';

const messages = {
  zh: {
    no: '设备号',
    where: '具体位置',
    community: '社区',
    battery: '电量',
    seen: '最近在线',
    never: '还没有听到过',
    pressed: '最近呼叫',
    calls: '近 30 天',
    times: (n: number) => `${n} 次`,
    registered: '登记',
    retired: '停用',
    calledHere: '最近的呼叫',
    none: '还没有人按过',
    unseen: (n: number) => `近 30 天另有 ${n} 次，您的岗位看不到那件诉求。`,
    emergency: '紧急',
    presses: (n: number) => `按了 ${n} 次`,
  },
  en: {
    no: 'Number',
    where: 'Where in it',
    community: 'Community',
    battery: 'Charge',
    seen: 'Last heard',
    never: 'Never heard',
    pressed: 'Last call',
    calls: 'In 30 days',
    times: (n: number) => (n === 1 ? 'once' : `${n} times`),
    registered: 'Registered',
    retired: 'Retired',
    calledHere: 'Last calls',
    none: 'Nobody pressed it yet',
    unseen: (n: number) => `${n} more in thirty days that your post may not see.`,
    emergency: 'Emergency',
    presses: (n: number) => `pressed ×${n}`,
  },
};

export function DeviceRecord({ deviceId }: { deviceId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(
    devicePage,
    { deviceId },
    { events: ['device.', 'request.'], everyMs: 60_000, keep: true },
  );
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { device, presses, unseenCalls, mayKeep } = answer;
  const place = device.address ?? device.communityName;
  return (
    <RecordFrame
      head={
        <>
          <h2>{device.placeId ? <Link to={`/desk/places/${device.placeId}`}>{place}</Link> : place}</h2>
          <p className={style['tags']}>
            <StateTags device={device} />
            <span className="num muted">{device.deviceNo}</span>
          </p>
        </>
      }
      facts={
        <Facts
          facts={[
            { label: t.no, value: <span className="num">{device.deviceNo}</span> },
            { label: t.where, value: device.label },
            { label: t.community, value: device.communityName },
            device.battery !== null && {
              label: t.battery,
              value: <span className={device.isLow ? 'late num' : 'num'}>{device.battery}%</span>,
            },
            {
              label: t.seen,
              value: device.lastSeenAt ? <Moment at={device.lastSeenAt} /> : <span className="soon">{t.never}</span>,
            },
            device.lastPressAt !== null && { label: t.pressed, value: <Moment at={device.lastPressAt} /> },
            { label: t.calls, value: t.times(device.calls) },
            { label: t.registered, value: <Moment at={device.registeredAt} /> },
            device.retiredAt !== null && {
              label: t.retired,
              value: (
                <>
                  <Moment at={device.retiredAt} /> · {device.retiredReason}
                </>
              ),
            },
          ]}
        />
      }
      story={
        <div className={style['story']}>
          <ProblemNote problem={problem} again={again} />
          <h3>{t.calledHere}</h3>
          {presses.length === 0 && unseenCalls === 0 && <EmptyState icon="bell" title={t.none} />}
          {presses.length > 0 && (
            <div className={style['boxed']}>
              <Queue label={t.calledHere}>
                {presses.map((call) => (
                  <QueueRow
                    key={call.requestId}
                    to={`/desk/requests/${call.requestId}`}
                    search={{ tab: 'all' }}
                    title={call.summary}
                    tone={call.isEmergency ? 'late' : 'calm'}
                    sub={[call.requestNo, call.pressCount > 1 && t.presses(call.pressCount)]
                      .filter(Boolean)
                      .join(' · ')}
                    mark={
                      <>
                        {call.isEmergency && <Tag tone="red">{t.emergency}</Tag>} <Moment at={call.receivedAt} short />
                      </>
                    }
                    state={words(stateTitles[call.state as RequestState])}
                  />
                ))}
              </Queue>
            </div>
          )}
          {unseenCalls > 0 && <p className="muted">{t.unseen(unseenCalls)}</p>}
        </div>
      }
      acts={<DeviceActs device={device} mayKeep={mayKeep} />}
    />
  );
}
