// 今日: how many homes wait for a visit, while a testing round runs.
import { useMessages } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listHome } from '../../shared/queries.ts';
import style from '../sampling.module.css';

const messages = {
  zh: { label: '上门采样', unit: '户要上门', open: (n: number) => `${n} 人还没安排` },
  en: { label: 'Home sampling', unit: 'homes to visit', open: (n: number) => `${n} not arranged` },
};

export default function HomesToday() {
  const t = useMessages(messages);
  const { answer } = useAsk(listHome, {}, { events: ['home_sampling.', 'campaign.'] });
  const waiting = answer?.requests.filter(({ outcome }) => outcome === null).length ?? 0;
  const open = answer?.standings.open ?? 0;
  if (waiting + open === 0) return null;
  return (
    <section className={`card ${style['part']}`} aria-label={t.label}>
      <NumberDoor value={waiting} unit={t.unit} aside={t.open(open)} to="/field/home-sampling" tone="soon" />
    </section>
  );
}
