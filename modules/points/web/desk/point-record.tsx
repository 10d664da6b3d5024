// One point: what is so now, what was so before and from when to when, and what may be done.
import { useState } from 'react';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Aside } from '#kernel/web/shell/aside.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { placeKindTitles } from '#modules/territory/shared/place.ts';
import { endPoint } from '../../shared/commands.ts';
import { writeWeek } from '../../shared/hours-words.ts';
import { type PointRow, pointPage } from '../../shared/queries.ts';
import { OpenTag } from '../parts/open-tag.tsx';
import { ChangeSheet } from './point-form.tsx';
import style from './points.module.css';

const messages = {
  zh: {
    title: '服务点',
    kind: '类别',
    address: '地址',
    hours: '营业时间',
    holidays: '法定节假日休息',
    phone: '电话',
    link: '网址',
    comes: '上门范围',
    position: '位置',
    own: '自己的坐标',
    by: (kind: string) => `取自所在${kind}`,
    nowhere: '没有，不计入步行十分钟',
    unit: '登记单位',
    past: '历次情况',
    span: '起止',
    now: '至今',
    over: '已停用',
    change: '更改…',
    end: '停用…',
    endTitle: '停用服务点',
    endPress: '停用',
    from: '从哪天起没有了',
    reason: '原因',
    needReason: '写一句原因',
  },
  en: {
    title: 'Service point',
    kind: 'Kind',
    address: 'Address',
    hours: 'Hours',
    holidays: 'shut on public holidays',
    phone: 'Telephone',
    link: 'Link',
    comes: 'Served at home',
    position: 'Position',
    own: 'its own',
    by: (kind: string) => `that of its ${kind}`,
    nowhere: 'None: no walk counts',
    unit: 'Kept by',
    past: 'As it was',
    span: 'From – until',
    now: 'now',
    over: 'Ended',
    change: 'Change…',
    end: 'End…',
    endTitle: 'End a service point',
    endPress: 'End it',
    from: 'First day without it',
    reason: 'Reason',
    needReason: 'A reason is needed',
  },
};

export function PointRecord({ pointId, onClose }: { pointId: string; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const { answer, problem, isFirst, again } = useAsk(pointPage, { pointId });
  const [open, setOpen] = useState<'change' | 'end'>();
  const state = answer?.states[0];
  const where = (row: PointRow) =>
    row.longitude === null
      ? t.nowhere
      : `${answer?.locatedBy && answer.locatedBy in placeKindTitles ? t.by(words(placeKindTitles[answer.locatedBy as keyof typeof placeKindTitles])) : t.own} ${row.longitude.toFixed(6)}, ${row.latitude?.toFixed(6)}`;
  return (
    <Aside title={state?.name ?? t.title} onClose={onClose}>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={8} />}
      {answer && state && (
        <div className={style['record']}>
          <div className={style['tags']}>
            {answer.isOver ? <Tag>{t.over}</Tag> : <OpenTag standing={state.standing} />}
          </div>
          <Facts
            facts={[
              { label: t.kind, value: words(state.kindTitle) },
              { label: t.address, value: state.address || '—' },
              {
                label: t.hours,
                value: state.hours
                  ? `${writeWeek(state.hours.week, lang)}${state.hours.daysOff === 'shut' ? ` · ${t.holidays}` : ''}`
                  : '—',
              },
              { label: t.phone, value: state.phone ?? '—' },
              { label: t.link, value: state.link ?? '—' },
              { label: t.comes, value: state.homeUnitName ?? '—' },
              { label: t.position, value: where(state) },
              { label: t.unit, value: state.unitName },
            ]}
          />
          {answer.mayKeep && !answer.isOver && (
            <div className={style['tags']}>
              <Button onPress={() => setOpen('change')}>{t.change}</Button>
              <Button onPress={() => setOpen('end')}>{t.end}</Button>
            </div>
          )}
          <section>
            <h3>{t.past}</h3>
            <ul className={style['past']}>
              {answer.states.map((row) => (
                <li key={row.from}>
                  <span>
                    <Day on={row.from} /> – {row.until ? <Day on={row.until} /> : t.now}
                  </span>
                  <span>
                    {row.name} · {row.address || '—'} · {row.phone ?? '—'}
                    {row.endReason && ` · ${row.endReason}`}
                  </span>
                </li>
              ))}
            </ul>
          </section>
          {open === 'change' && <ChangeSheet point={state} onClose={() => setOpen(undefined)} />}
          {open === 'end' && <EndSheet pointId={pointId} onClose={() => setOpen(undefined)} />}
        </div>
      )}
    </Aside>
  );
}

function EndSheet({ pointId, onClose }: { pointId: string; onClose(): void }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const end = useCommand(endPoint, { onDone: onClose, invalidates: ['point.'] });
  return (
    <AskSheet
      title={t.endTitle}
      press={t.endPress}
      isGrave
      busy={end.isSending}
      whyNot={reason.trim() === '' ? t.needReason : undefined}
      problem={end.problem}
      again={end.again}
      onSubmit={() => void end.run({ pointId, reason: reason.trim(), ...(from ? { from } : {}) })}
      onClose={onClose}
    >
      <TextField label={t.from} type="date" value={from} onChange={setFrom} />
      <TextField label={t.reason} lines={2} maxLength={200} value={reason} onChange={setReason} required />
    </AskSheet>
  );
}
