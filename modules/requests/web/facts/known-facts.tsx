// What is known of a request by the field dictionary, beside its story on the desk and on the phone: the appointment, each fact with its source, and what is
// still wanting.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import type { PageAnswer } from '../parts/names.ts';
import { Appointment } from './appointment.tsx';
import { FactRow } from './fact-row.tsx';
import style from './facts.module.css';
import { FillFacts } from './fill-facts.tsx';

const messages = { zh: { title: '登记的信息' }, en: { title: 'Facts on record' } };

export function KnownFacts({ page }: { page: PageAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const { request, facts, asks, booking, abilities, maySeeSealed } = page;
  const times = [booking?.wishedAt.name, booking?.agreedAt.name];
  const others = facts.filter(({ field }) => !times.includes(field.name));
  // The hour of a visit has its own place; after the visit it is corrected as any other fact.
  const asked = asks.filter(({ field }) => request.state === 'resolved' || !times.includes(field.name));
  const mayWrite = abilities.some(({ act, may }) => act === 'write_facts' && may);
  if (facts.length === 0 && asks.length === 0 && !booking) return null;
  return (
    <section className={style['known']} aria-label={t.title}>
      <h2>{t.title}</h2>
      <Appointment page={page} />
      {others.length > 0 && (
        <Facts
          facts={others.map((fact) => ({
            label: words(fact.field.title),
            value: <FactRow requestId={request.id} fact={fact} maySeeSealed={maySeeSealed} />,
          }))}
        />
      )}
      {mayWrite && <FillFacts requestId={request.id} asks={asked} facts={facts} />}
    </section>
  );
}
