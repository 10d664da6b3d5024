// 复盘 on paper: what was injected, what was expected, when it was done by the journal, and the gaps with who mends them by when.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { actOf, injectionStates } from '../../shared/act.ts';
import type { DrillPage } from '../../shared/queries.ts';
import style from '../drills.module.css';
import { bareGaps } from './gaps.tsx';
import { minutesOf } from './injection-item.tsx';

const messages = {
  zh: {
    title: (name: string) => `演练复盘：${name}`,
    minute: '分钟',
    event: '情况',
    asked: '要办',
    done: '实际',
    state: '结果',
    took: (n: number) => `${n} 分钟内`,
    gaps: '查漏补缺',
    gap: '问题',
    mender: '谁来改',
    by: '期限',
    mended: '整改',
    within: (n: number) => `${n} 分钟内`,
    unnamed: '还没有派人',
    none: '没有发现问题',
    source: '办理时间取自系统日志，没有人填写。',
  },
  en: {
    title: (name: string) => `Debrief: ${name}`,
    minute: 'Minute',
    event: 'Event',
    asked: 'Expected',
    done: 'Done',
    state: 'Result',
    took: (n: number) => `within ${n} min`,
    gaps: 'Gaps',
    gap: 'Gap',
    mender: 'Mended by',
    by: 'By',
    mended: 'Mended',
    within: (n: number) => `within ${n} min`,
    unnamed: 'Nobody yet',
    none: 'No gaps found',
    source: 'Times of acts come from the journal; nobody typed them.',
  },
};

export function Debrief({ drill, onClose }: { drill: DrillPage; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const bare = bareGaps(drill);
  return (
    <PrintPage title={t.title(drill.title)} onClose={onClose}>
      <div className={style['paper']}>
        <h1>{t.title(drill.title)}</h1>
        <p>
          <DrillTag /> {drill.unitName} · {drill.begunAt && <Moment at={drill.begunAt} />}
          {drill.endedAt && (
            <>
              {' — '}
              <Moment at={drill.endedAt} />
            </>
          )}
        </p>
        <p>{drill.scenario}</p>
        <table>
          <thead>
            <tr>
              <th>{t.minute}</th>
              <th>{t.event}</th>
              <th>{t.asked}</th>
              <th>{t.done}</th>
              <th>{t.state}</th>
            </tr>
          </thead>
          <tbody>
            {drill.injections.map((one) => (
              <tr key={one.injectionId}>
                <td className="num">+{one.atMinute}</td>
                <td>{one.text}</td>
                <td>
                  {one.forUnitName} · {words(actOf(one.expects).title)} · {t.within(one.withinMinutes)}
                </td>
                <td>
                  {one.actedAt && (
                    <>
                      <Moment at={one.actedAt} short /> {one.actedByName} · {t.took(minutesOf(one))}
                    </>
                  )}
                </td>
                <td>{words(injectionStates[one.state])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="muted">{t.source}</p>
        <h2>{t.gaps}</h2>
        {drill.gaps.length + bare.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th>{t.gap}</th>
                <th>{t.mender}</th>
                <th>{t.by}</th>
                <th>{t.mended}</th>
              </tr>
            </thead>
            <tbody>
              {bare.map((one) => (
                <tr key={one.injectionId}>
                  <td>
                    {one.text}：{words(injectionStates[one.state])}
                  </td>
                  <td colSpan={3}>{t.unnamed}</td>
                </tr>
              ))}
              {drill.gaps.map((gap) => (
                <tr key={gap.gapId}>
                  <td>{gap.text}</td>
                  <td>{gap.menderName}</td>
                  <td>
                    <Day on={gap.mendBy} />
                  </td>
                  <td>{gap.mendedNote}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </PrintPage>
  );
}
