// What is open here now: each with its time and state.

import { useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { dutyStateTitles } from '../../shared/duty-state.ts';
import type { SubjectDuties } from '../../shared/queries.ts';
import { stateTones } from '../words.ts';
import style from './story.module.css';

export function OpenDuties({ open }: { open: SubjectDuties['duties'] }) {
  const words = useWords();
  return (
    <ul className={style['open']}>
      {open.map((duty) => (
        <li key={`${duty.rhythmId} ${duty.slot}`}>
          <span>{words(duty.title)}</span>
          <TimeLeft dueAt={duty.dueAt} />
          {duty.state === 'missed' && <Tag tone={stateTones[duty.state]}>{words(dutyStateTitles[duty.state])}</Tag>}
        </li>
      ))}
    </ul>
  );
}
