// On 今日: what one surveys for, how many are left, and the way to a firm that is on no list (F14).
import { useMessages } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myRounds } from '../../shared/share-queries.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: { label: '我的摸排', left: (n: number, done: number) => `还有 ${n} 家，已联系 ${done} 家`, add: '名单外企业' },
  en: { label: 'My survey', left: (n: number, done: number) => `${n} left, ${done} contacted`, add: 'Firm on no list' },
};

export default function MyRounds() {
  const t = useMessages(messages);
  const { answer } = useAsk(myRounds, {}, { events: ['campaign.', 'visit.', 'duty.'], keep: true });
  const rounds = answer?.rounds.filter(({ byDepartment }) => byDepartment) ?? [];
  if (rounds.length === 0) return null;
  return (
    <section className={style['fieldPart']} aria-label={t.label}>
      {rounds.map((round) => (
        <div key={round.roundId} className={style['row']}>
          <span className={`${style['name']} ${style['grow']}`}>
            <b>
              {round.campaignTitle} {round.isDrill && <DrillTag />}
            </b>
            <span className="muted">{t.left(round.left, round.done)}</span>
          </span>
          <LinkButton icon="plus" to={`/field/found-firm/${round.roundId}`}>
            {t.add}
          </LinkButton>
        </div>
      ))}
    </section>
  );
}
