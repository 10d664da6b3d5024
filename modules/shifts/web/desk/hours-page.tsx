// 服务时长 (J1): hours by person and by role, in the order of names. No order of merit (国办函〔2026〕12号).
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { shiftHours } from '../../shared/queries.ts';
import style from '../shifts.module.css';
import { hoursOf, titleOfRole } from '../words.ts';

const messages = {
  zh: {
    title: '服务时长',
    sub: '按到岗、离岗登记计算；按姓名排列，不作评比',
    back: '排班',
    from: '从',
    to: '到',
    none: '这段时间没有登记',
    how: '到岗、离岗各点一次，就有了时长。',
    heads: ['姓名', '单位/编号', '班次', '小时', '按岗位'],
    h: '小时',
  },
  en: {
    title: 'Hours',
    sub: 'From coming to leaving; in the order of names, no ranking',
    back: 'Shifts',
    from: 'From',
    to: 'To',
    none: 'Nothing on record then',
    how: 'A tap on coming and one on leaving make the hours.',
    heads: ['Name', 'From', 'Shifts', 'Hours', 'By role'],
    h: 'h',
  },
};
type Search = { from: string | undefined; to: string | undefined };
const dateIn = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
const readSearch = (raw: Record<string, unknown>): Search => ({ from: dateIn(raw['from']), to: dateIn(raw['to']) });

export default function HoursPage() {
  const t = useMessages(messages);
  const words = useWords();
  const today = dateOf(useNow());
  const [search, change] = useFilters(readSearch);
  const [from, to] = [search.from ?? addDays(today, -30), search.to ?? today];
  const { answer, problem, isFirst, again } = useAsk(shiftHours, { from, to }, { keep: true });
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          <LinkButton kind="quiet" icon="back" to="/desk/shifts">
            {t.back}
          </LinkButton>
        }
      >
        <div className={style['row']}>
          <TextField label={t.from} type="date" value={from} onChange={(value) => change({ from: value, to })} />
          <TextField label={t.to} type="date" value={to} onChange={(value) => change({ from, to: value })} />
          {answer?.roles.map(({ role, minutes }) => (
            <span key={role}>
              {words(titleOfRole(answer.words, role))} <b className="num">{hoursOf(minutes)}</b> {t.h}
            </span>
          ))}
        </div>
      </PageHead>
      <div className={style['page']}>
        {isFirst && <Skeleton lines={6} />}
        <ProblemNote problem={problem} again={again} />
        {answer?.people.length === 0 && <EmptyState icon="clock" title={t.none} how={t.how} />}
        {answer && answer.people.length > 0 && (
          <div className={`card ${style['wrap']}`} tabIndex={0} role="region" aria-label={t.title}>
            <table className={style['table']}>
              <thead>
                <tr>
                  {t.heads.map((head) => (
                    <th key={head}>{head}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {answer.people.map((one) => (
                  <tr key={one.who}>
                    <td>
                      <b>{one.name}</b>
                    </td>
                    <td>{one.fromText}</td>
                    <td className="num">{one.times}</td>
                    <td className="num">{hoursOf(one.minutes)}</td>
                    <td className="muted">
                      {one.byRole
                        .map(({ role, minutes }) => `${words(titleOfRole(answer.words, role))} ${hoursOf(minutes)}`)
                        .join(' · ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </>
  );
}
