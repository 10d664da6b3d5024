// What has reached the community from here, so that nobody says it twice.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { Followed } from '../../../shared/caller-queries.ts';
import { Evidence } from '../../parts/evidence.tsx';
import style from './part.module.css';

const messages = { zh: { title: '社区已经知道' }, en: { title: 'The community knows' } };
const told = ['request.stated', 'request.pressed_again'];

export function Said({ story }: { story: Followed['story'] }) {
  const t = useMessages(messages);
  const words = useWords();
  const steps = story.filter(({ type }) => told.includes(type));
  if (steps.length === 0) return null;
  return (
    <section className={style['part']} aria-label={t.title}>
      <h2>{t.title}</h2>
      <ul className={style['said']}>
        {steps.map((step) => (
          <li key={`${step.type} ${String(step.at)}`}>
            <Icon name="check" size={16} />
            <Moment at={step.at} short />
            <span>{step.text ?? words(step)}</span>
            <Evidence files={step.files} />
          </li>
        ))}
      </ul>
    </section>
  );
}
