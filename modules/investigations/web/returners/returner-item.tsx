// One returner: what they are today and why, the tests asked of them, and the next acts only.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import type { ReturnerLine } from '../../shared/returners/queries.ts';
import { returnerStatuses } from '../../shared/returners/returner.ts';
import { riskLevels } from '../../shared/returners/risk.ts';
import style from '../investigations.module.css';
import { type ActKind, ActSheet } from './act-sheets.tsx';
import { statusTone, testTone, testWords } from './status-words.ts';

const messages = {
  zh: {
    newToday: '今天转为涉风险',
    unwell: '有症状',
    from: (place: string) => `从 ${place} 回来`,
    left: '离开',
    arrived: '到达',
    told: (name: string, firm: string | null) => (firm ? `${firm} · ${name} 报` : `${name} 报`),
    tail: (tail: string) => `尾号 ${tail}`,
    vague: (area: string) => `只说到这一级，其中 ${area} 有风险，问清是哪里`,
    since: ['', ' 起'],
    until: '监测到',
    day: (n: number) => `第 ${n} 天`,
    unwatched: (n: number) => `${n} 天没问`,
    reason: (text: string) => `解除：${text}`,
    screen: '已问清…',
    watch: '健康询问…',
    test: '报检测…',
    release: '解除…',
    phone: '看电话…',
    last: (name: string) => `最近 ${name}`,
    ask: '期限',
  },
  en: {
    newToday: 'Concerned since today',
    unwell: 'Not well',
    from: (place: string) => `Back from ${place}`,
    left: 'left',
    arrived: 'arrived',
    told: (name: string, firm: string | null) => (firm ? `told by ${name}, ${firm}` : `told by ${name}`),
    tail: (tail: string) => `ends in ${tail}`,
    vague: (area: string) => `Told too widely: ${area} in it is at risk, ask which part`,
    since: ['since ', ''],
    until: 'followed until',
    day: (n: number) => `day ${n}`,
    unwatched: (n: number) => `${n} days not asked`,
    reason: (text: string) => `Released: ${text}`,
    screen: 'Asked…',
    watch: 'How they are…',
    test: 'Tell a test…',
    release: 'Release…',
    phone: 'Number…',
    last: (name: string) => `last ${name}`,
    ask: 'due',
  },
};

export function ReturnerItem({ row, mayAct }: { row: ReturnerLine; mayAct: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const states = useMessages(testWords);
  const [act, setAct] = useState<ActKind>();
  const isFollowed = row.status === 'followed' || row.status === 'tested';
  const acts: ActKind[] =
    row.status === 'to_reach' || row.status === 'no_risk'
      ? ['screen', 'release']
      : isFollowed
        ? ['watch', 'test', 'screen', 'release']
        : [];
  const last = row.acts[0];
  return (
    <li className={style['firm']} aria-label={row.name}>
      <div className={style['line']}>
        {row.subjectId ? <Link to={`/desk/people/${row.subjectId}`}>{row.name}</Link> : <b>{row.name}</b>}
        <Tag tone={statusTone[row.status]}>{words(returnerStatuses[row.status])}</Tag>
        {row.isNewToday && <Tag tone="red">{t.newToday}</Tag>}
        {row.isUnwell && <Tag tone="red">{t.unwell}</Tag>}
        <span className="muted">
          {row.unitName}
          {row.phoneTail && ` · ${t.tail(row.phoneTail)}`}
        </span>
        <span className={style['grow']} />
        {row.reachBy && (
          <span>
            {t.ask} <TimeLeft dueAt={row.reachBy} soon />
          </span>
        )}
      </div>
      <p>
        {t.from(row.place)} · {t.left} <Day on={row.leftOn} /> · {t.arrived} <Day on={row.arrivedOn} />{' '}
        <span className="muted">{t.told(row.byName, row.firmName)}</span>
      </p>
      {row.risk && (
        <p className={row.status === 'released' ? 'muted' : 'soon'}>
          {row.risk.isVague ? t.vague(row.risk.areaName) : row.risk.areaName} · {words(riskLevels[row.risk.level])} ·{' '}
          {t.since[0]}
          <Day on={row.risk.since} />
          {t.since[1]}
        </p>
      )}
      {isFollowed && (
        <div className={style['line']}>
          {row.tests.map(({ day, state }) => (
            <Tag key={day} tone={testTone[state]}>
              {t.day(day)} {states[state]}
            </Tag>
          ))}
          <span className="muted">
            {t.until} <Day on={row.until} />
          </span>
          {row.unwatched > 0 && <span className="late">{t.unwatched(row.unwatched)}</span>}
          {last && (
            <span className="muted">
              {t.last(last.byName)} <Moment at={last.at} short />
            </span>
          )}
        </div>
      )}
      {row.releaseReason && <p className="muted">{t.reason(row.releaseReason)}</p>}
      {mayAct && (acts.length > 0 || (row.phoneTail && !row.subjectId)) && (
        <div className={style['line']}>
          {acts.map((kind, n) => (
            <Button
              key={kind}
              kind={n === 0 && row.status !== 'no_risk' ? 'primary' : 'plain'}
              label={`${t[kind]} ${row.name}`}
              onPress={() => setAct(kind)}
            >
              {t[kind]}
            </Button>
          ))}
          {row.phoneTail && !row.subjectId && (
            <Button label={`${t.phone} ${row.name}`} onPress={() => setAct('phone')}>
              {t.phone}
            </Button>
          )}
        </div>
      )}
      {act && <ActSheet kind={act} row={row} onClose={() => setAct(undefined)} />}
    </li>
  );
}
