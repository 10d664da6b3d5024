// A site's day on paper: who stands there as what, with room to sign; what happened.
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type Site, siteDay } from '../../shared/queries.ts';
import { lineStateTitles } from '../../shared/roster.ts';
import { noteWords } from '../note-words.ts';
import style from '../shifts.module.css';
import { clockOf, dayOf, spanOf, titleOfRole } from '../words.ts';

const messages = {
  zh: {
    title: (site: string, on: string) => `${site} 当日排班 ${on}`,
    name: '姓名',
    role: '岗位',
    from: '单位/编号',
    came: '到岗',
    left: '离岗',
    sign: '签字',
    lacking: '缺',
    notes: '现场情况',
    none: '这一天没有班次',
    kinds: noteWords.zh,
  },
  en: {
    title: (site: string, on: string) => `${site}, ${on}`,
    name: 'Name',
    role: 'Role',
    from: 'From',
    came: 'Came',
    left: 'Left',
    sign: 'Signature',
    lacking: 'lacks ',
    notes: 'What happened',
    none: 'No shifts on this day',
    kinds: noteWords.en,
  },
};

export function DayPage({ site, on, onClose }: { site: Site; on: string; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const { answer, problem, again } = useAsk(siteDay, { siteId: site.siteId, on });
  const title = t.title(site.title, dayOf(on, lang));
  return (
    <PrintPage title={title} onClose={onClose}>
      <div className={style['sheet']}>
        <h1>{title}</h1>
        {!answer && (problem ? <ProblemNote problem={problem} again={again} /> : <Skeleton lines={5} />)}
        {answer?.shifts.length === 0 && <p>{t.none}</p>}
        {answer?.shifts.map((shift) => (
          <table key={shift.shiftId}>
            <caption>
              {spanOf(shift.from, shift.until, lang)} · {shift.task}
              {shift.gaps.map(
                ({ role, lacking }) => ` · ${t.lacking}${words(titleOfRole(answer.words, role))} ${lacking}`,
              )}
            </caption>
            <thead>
              <tr>
                {[t.name, t.role, t.from, t.came, t.left, t.sign].map((head) => (
                  <th key={head}>{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shift.lines
                .filter(({ state }) => state !== 'declined')
                .map((line) => (
                  <tr key={line.lineId}>
                    <td>{line.name}</td>
                    <td>{words(titleOfRole(answer.words, line.role))}</td>
                    <td>{line.fromText}</td>
                    <td>
                      {line.cameAt
                        ? clockOf(line.cameAt)
                        : line.state === 'replaced'
                          ? words(lineStateTitles.replaced)
                          : ''}
                    </td>
                    <td>{line.leftAt ? clockOf(line.leftAt) : ''}</td>
                    <td />
                  </tr>
                ))}
            </tbody>
          </table>
        ))}
        {answer && answer.notes.length > 0 && (
          <>
            <h2>{t.notes}</h2>
            <ul>
              {answer.notes.map((note) => (
                <li key={note.noteId}>
                  {clockOf(note.happenedAt)} {t.kinds[note.kind as keyof typeof t.kinds]}：{note.told}
                  {note.done && `；${note.done}`}（{note.byName}）
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </PrintPage>
  );
}
