// 阳性 (C2): each positive tube with its owner by name, and what the retest said of it.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { ownPositive } from '../../shared/commands.ts';
import type { roundResults } from '../../shared/queries.ts';
import { positiveStandings } from '../../shared/words.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    list: '阳性试管',
    owner: (name: string) => `负责人 ${name}`,
    nobody: '正在指定负责人',
    people: (n: number, again: number) => `${n} 人，已复采 ${again} 人`,
    take: '由我负责',
  },
  en: {
    list: 'Positive tubes',
    owner: (name: string) => `owned by ${name}`,
    nobody: 'An owner is being named',
    people: (n: number, again: number) => `${n} people, ${again} sampled again`,
    take: 'I take it over',
  },
};
const tones = { waiting: 'amber', confirmed: 'red', false_positive: 'green' } as const;

type Positive = QueryAnswer<typeof roundResults>['positives'][number];

export function Positives({ roundId, positives }: { roundId: string; positives: readonly Positive[] }) {
  const t = useMessages(messages);
  const words = useWords();
  const { staff } = useHat();
  const own = useCommand(ownPositive, { invalidates: ['sampling.'] });
  return (
    <>
      <ProblemNote problem={own.problem} again={own.again} />
      <ul className={`card ${style['list']}`} aria-label={t.list}>
        {positives.map((one) => (
          <li key={one.code}>
            <div className={style['name']}>
              <b>{one.tubeId ? <Link to={`/desk/sampling/tubes/${one.tubeId}`}>{one.code}</Link> : one.code}</b>
              <span className="muted">
                {one.siteTitle} · <Moment at={one.testedAt} short />
              </span>
            </div>
            <span className={style['row']}>
              <Tag tone={tones[one.standing]}>{words(positiveStandings[one.standing])}</Tag>
              <span>{t.people(one.people, one.retested)}</span>
            </span>
            <span className={style['row']}>
              <b>{one.ownerName ? t.owner(one.ownerName) : t.nobody}</b>
              {one.ownerName !== staff.name && (
                <Button busy={own.isSending} onPress={() => void own.run({ ownId: newId(), roundId, code: one.code })}>
                  {t.take}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
