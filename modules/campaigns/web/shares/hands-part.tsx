// Who is behind (F14): surveyors with names that still wait for them, each number a door to those names. Of the part that the asker sees.
import { useMessages } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { shareSurveyors } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';
import { campaignEvents } from '../words.ts';
import type { PartSearch } from './words.ts';

const messages = {
  zh: { title: '还没办完的摸排人员', waits: '家未联系', more: (n: number) => `另有 ${n} 人` },
  en: { title: 'Surveyors with firms left', waits: 'firms left', more: (n: number) => `${n} more` },
};
const shown = 30;

type Props = { roundId: string; doorTo(part: PartSearch): { to: string; search: Record<string, unknown> } };
export function HandsPart({ roundId, doorTo }: Props) {
  const t = useMessages(messages);
  const { answer } = useAsk(shareSurveyors, { roundId }, { events: campaignEvents, keep: true });
  const behind = (answer?.posts ?? []).filter(({ waits }) => waits > 0).toSorted((a, b) => b.waits - a.waits);
  if (behind.length === 0) return null;
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <div className={style['partHead']}>
        <h2>{t.title}</h2>
      </div>
      <ul className={style['row']}>
        {behind.slice(0, shown).map(({ postId, name, unitName, waits }) => (
          <li key={postId} aria-label={name}>
            <b>{name}</b> <span className="muted">{unitName}</span>{' '}
            <NumberDoor {...doorTo({ postId, standing: 'waits' })} value={waits} unit={t.waits} tone="soon" />
          </li>
        ))}
      </ul>
      {behind.length > shown && <p className="muted">{t.more(behind.length - shown)}</p>}
    </section>
  );
}
