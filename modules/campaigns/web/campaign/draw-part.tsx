// The draw of a cycle (E12): day by day, each name with the key by which anybody can work the order out again.
import { useState } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { rotationDraw } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { campaignEvents } from '../words.ts';

const messages = {
  zh: {
    title: (cycle: number) => `第 ${cycle} 周期抽取名单`,
    how: '顺序由“行动编号:周期:人员编号”的 SHA-256 决定，谁都能重算；一个周期每人一次。',
    before: '上一周期',
    after: '下一周期',
    day: '第几天',
    date: '日期',
    drawn: '抽到',
    done: '已检',
    notYet: '未检',
    name: '姓名',
    key: '顺序码',
    carried: '上周期没检到，先检',
    late: '周期中新来',
    left: '已离开',
    notHeld: '还没到',
    part: (n: number) => `第 ${n} 天`,
    show: '看名单',
    hide: '收起名单',
  },
  en: {
    title: (cycle: number) => `The draw of cycle ${cycle}`,
    how: 'The order is the SHA-256 of “campaign:cycle:person”, which anybody can work out again; each once a cycle.',
    before: 'Cycle before',
    after: 'Next cycle',
    day: 'Day',
    date: 'Date',
    drawn: 'Drawn',
    done: 'Tested',
    notYet: 'Not tested',
    name: 'Name',
    key: 'Key',
    carried: 'left over, goes first',
    late: 'came in mid-cycle',
    left: 'has left',
    notHeld: 'ahead',
    part: (n: number) => `Day ${n}`,
    show: 'Show the names',
    hide: 'Hide the names',
  },
};

export function DrawPart({ campaignId }: { campaignId: string }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const [cycle, setCycle] = useState<number>();
  const [isOpen, setOpen] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(
    rotationDraw,
    { campaignId, ...(cycle ? { cycleNo: cycle } : {}) },
    { events: campaignEvents, keep: true },
  );
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { cycleNo, cycles, parts, names } = answer;
  if (cycleNo === null) return null;
  return (
    <section className={`card ${style['part']}`} aria-label={t.title(cycleNo)}>
      <div className={style['partHead']}>
        <h2>{t.title(cycleNo)}</h2>
        {cycleNo > 1 && (
          <Button kind="quiet" onPress={() => setCycle(cycleNo - 1)}>
            {t.before}
          </Button>
        )}
        {cycleNo < cycles && (
          <Button kind="quiet" onPress={() => setCycle(cycleNo + 1)}>
            {t.after}
          </Button>
        )}
        <Button expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? t.hide : t.show}
        </Button>
      </div>
      <p className="muted">{t.how}</p>
      <div className={style['scroll']}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{t.day}</th>
              <th scope="col">{t.date}</th>
              <th scope="col" className="num">
                {t.notYet}
              </th>
              <th scope="col" className="num">
                {t.done}
              </th>
              <th scope="col" className="num">
                {t.drawn}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ partNo, roundId, heldOn, drawn, done }) => (
              <tr key={partNo}>
                <th scope="row">{t.part(partNo)}</th>
                <td>{heldOn ? <Day on={heldOn} /> : <span className="muted">{t.notHeld}</span>}</td>
                <td className="num" data-label={t.notYet}>
                  {roundId ? (
                    <NumberDoor
                      value={drawn - done}
                      to="/desk/coverage"
                      search={{ rhythmId: roundId, slot: 'once', namesOf: post.unitId }}
                    />
                  ) : (
                    drawn - done
                  )}
                </td>
                <td className="num" data-label={t.done}>
                  {done}
                </td>
                <td className="num" data-label={t.drawn}>
                  {drawn}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isOpen && (
        <div className={style['scroll']}>
          <table className={style['table']}>
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.key}</th>
                <th scope="col">{t.done}</th>
              </tr>
            </thead>
            <tbody>
              {names.map((one) => (
                <tr key={one.subjectId}>
                  <th scope="row">
                    {one.name} {one.isCarried && <Tag tone="amber">{t.carried}</Tag>}
                    {one.isLate && <Tag>{t.late}</Tag>}
                    {one.hasLeft && <Tag>{t.left}</Tag>}
                  </th>
                  <td>{t.part(one.partNo)}</td>
                  <td className="muted num" title={one.key}>
                    {one.key.slice(0, 12)}
                  </td>
                  <td>{one.doneOn && <Day on={one.doneOn} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
