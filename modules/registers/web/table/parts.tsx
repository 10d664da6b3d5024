// Where those on a register are: each part of the area with its figure and, beside it, of how many. A figure is a door.
import { useMessages } from '#kernel/web/language/language.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { countMembers } from '../../shared/queries.ts';
import style from '../registers.module.css';

const messages = {
  zh: { nowhere: '不在网格里', of: (members: number, subjects: number) => `${members}/${subjects}` },
  en: { nowhere: 'in no grid', of: (members: number, subjects: number) => `${members}/${subjects}` },
};
/** More would be a wall of figures; the choice of area has them all. */
const most = 14;

export function Parts({
  registerId,
  unitId,
  onPick,
}: {
  registerId: string;
  unitId: string | undefined;
  onPick: (unitId: string) => void;
}) {
  const t = useMessages(messages);
  const { answer } = useAsk(
    countMembers,
    { registerId, ...(unitId ? { unitId } : {}) },
    { keep: true, events: ['register.', 'person.'] },
  );
  const parts = (answer?.parts ?? []).filter(({ members }) => members > 0).toSorted((a, b) => b.members - a.members);
  if (parts.length < 2) return null;
  return (
    <div className={style['parts']}>
      {parts.slice(0, most).map((part) => (
        <span key={part.unitId ?? 'nowhere'}>
          {part.unitId && part.unitId !== unitId ? (
            <button type="button" onClick={() => part.unitId && onPick(part.unitId)}>
              {part.name}
            </button>
          ) : (
            (part.name ?? t.nowhere)
          )}{' '}
          <b className="num">{t.of(part.members, part.subjects)}</b>
        </span>
      ))}
    </div>
  );
}
