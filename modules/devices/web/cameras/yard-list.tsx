// The courtyards: those without a live camera stand in sight, the rest behind one press. Each opens its cameras.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listYards } from '../../shared/camera-queries.ts';
import style from './cameras.module.css';

const messages = {
  zh: {
    title: '庭院',
    uncovered: (n: number) => `${n} 个庭院没有正常的摄像头`,
    covered: '每个庭院都有正常的摄像头',
    others: (n: number) => `其余 ${n} 个庭院`,
    bare: '没有装',
    allDead: (n: number) => `${n} 个全部故障`,
    counts: (live: number, dead: number) => (dead > 0 ? `正常 ${live}，故障 ${dead}` : `正常 ${live}`),
    more: '庭院很多，请先选社区。',
  },
  en: {
    title: 'Courtyards',
    uncovered: (n: number) => `${n} without a live camera`,
    covered: 'Every courtyard has a live camera',
    others: (n: number) => `The other ${n}`,
    bare: 'none hung',
    allDead: (n: number) => `all ${n} dead`,
    counts: (live: number, dead: number) => (dead > 0 ? `${live} live, ${dead} dead` : `${live} live`),
    more: 'There are many: choose a community first.',
  },
};

type Yard = QueryAnswer<typeof listYards>['yards'][number];

export function YardList({ unitId, chosenId }: { unitId: string | undefined; chosenId: string | undefined }) {
  const t = useMessages(messages);
  const { answer, problem, again } = useAsk(listYards, unitId ? { unitId } : {}, {
    events: ['camera.', 'place.'],
    keep: true,
  });
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.yards.length === 0) return null;
  const bare = answer.yards.filter(({ isUncovered }) => isUncovered);
  const others = answer.yards.filter(({ isUncovered }) => !isUncovered);
  return (
    <section className={style['yards']} aria-label={t.title}>
      <p className={bare.length > 0 ? 'late strong' : 'good'}>
        {bare.length > 0 ? t.uncovered(answer.uncovered) : t.covered}
      </p>
      <Yards yards={bare} chosenId={chosenId} />
      {others.length > 0 && (
        <details open={others.some(({ placeId }) => placeId === chosenId)}>
          <summary>{t.others(others.length)}</summary>
          <Yards yards={others} chosenId={chosenId} />
        </details>
      )}
      {answer.hasMore && <p className="muted">{t.more}</p>}
    </section>
  );
}

function Yards({ yards, chosenId }: { yards: readonly Yard[]; chosenId: string | undefined }) {
  const t = useMessages(messages);
  if (yards.length === 0) return null;
  return (
    <ul className={style['list']}>
      {yards.map((yard) => (
        <li key={yard.placeId}>
          <Link
            to="/desk/cameras"
            search={{ view: 'all', placeId: yard.placeId }}
            activeOptions={{ exact: true }}
            aria-current={yard.placeId === chosenId ? 'true' : undefined}
          >
            {yard.name}
          </Link>
          {yard.isUncovered ? (
            <Tag tone="red">{yard.dead > 0 ? t.allDead(yard.dead) : t.bare}</Tag>
          ) : (
            <span className="muted">{t.counts(yard.live, yard.dead)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
