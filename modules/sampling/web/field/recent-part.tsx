// What was just done, the last of it first, and the way back while they still stand there (C11: registered and not swabbed).
import { useState } from 'react';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { unswabSample } from '../../shared/commands.ts';
import type { TableState } from '../../shared/field-queries.ts';
import type { Roster } from '../../shared/field-roster.ts';
import { standing } from '../../shared/field-rules.ts';
import { ReasonSheet } from './reason-sheet.tsx';
import style from './table.module.css';
import type { Desk } from './use-desk.ts';
import { tableWords } from './words.ts';

const messages = {
  zh: { why: '登记了没有采', reasons: ['人走了', '没配合，没采成', '登记错人了'] },
  en: { why: 'Registered, not swabbed', reasons: ['They left', 'Could not be swabbed', 'The wrong person'] },
};
const shown = 4;

export function RecentPart({ desk, state, roster }: { desk: Desk; state: TableState; roster: Roster | undefined }) {
  const t = useMessages(tableWords);
  const m = useMessages(messages);
  const [taken, setTaken] = useState<string>();
  const rows = state.tubes
    .slice(-3)
    .flatMap((tube) => standing(tube).map((person) => ({ ...person, code: tube.code })))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, shown);
  const last = desk.said?.tone === 'good' ? desk.said : undefined;
  if (rows.length === 0) return null;
  const others = rows.filter(({ sampleId }) => sampleId !== last?.sampleId);
  const nameOf = (row: (typeof rows)[number]) =>
    (row.subjectId && roster?.byId(row.subjectId)?.name) || row.name || '·';
  return (
    <section className={style['form']} aria-label={t.recent}>
      {last && (
        <div className={style['done']}>
          <span role="status">{t.saved(last.name, last.place)}</span>
          <Button onPress={() => setTaken(last.sampleId)}>{t.unswab}</Button>
        </div>
      )}
      {others.length > 0 && (
        <ul className={`card ${style['rows']}`}>
          {others.map((row) => (
            <li key={row.sampleId}>
              <span>
                <b>{nameOf(row)}</b>{' '}
                <span className="muted">
                  {row.code} · {t.place(row.position)} · {formatTime(instantOf(row.at))}
                </span>
              </span>
              <Button kind="quiet" onPress={() => setTaken(row.sampleId)}>
                {t.unswab}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {taken && (
        <ReasonSheet
          title={m.why}
          reasons={m.reasons}
          onClose={() => setTaken(undefined)}
          onReason={(reason) => {
            void desk.act(unswabSample, { sampleId: taken, reason });
            setTaken(undefined);
            desk.clear();
          }}
        />
      )}
    </section>
  );
}
