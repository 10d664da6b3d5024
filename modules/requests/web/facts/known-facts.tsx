// What is known of a request by the field dictionary, beside its story on the desk and on the phone: the appointment, each fact with its source, and what is
// still wanting.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import type { NeedStage } from '#modules/methods/shared/request-kind.ts';
import type { PageAnswer } from '../parts/names.ts';
import { Appointment } from './appointment.tsx';
import { FactRow } from './fact-row.tsx';
import style from './facts.module.css';
import { FillFacts } from './fill-facts.tsx';

const messages = { zh: { title: '登记的信息' }, en: { title: 'Facts on record' } };

const atIntake: readonly string[] = ['received', 'accepted', 'returned'];

/** Whose time has come: before dispatch the desk's panel asks, at the end of the work its own form does. */
const isDue = (stage: NeedStage, state: string): boolean =>
  state === 'resolved' || (stage === 'file' && !atIntake.includes(state));

type Props = {
  page: PageAnswer;
  /** The hour of the visit stands elsewhere on this screen. */
  isWithoutTime?: boolean;
};

export function KnownFacts({ page, isWithoutTime = false }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const { request, facts, asks, booking, abilities, maySeeSealed } = page;
  const times = [booking?.wishedAt.name, booking?.agreedAt.name];
  const others = facts.filter(({ field }) => !times.includes(field.name));
  // The hour of a visit has its own place; after the visit it is corrected as any other fact.
  const asked = asks.filter(({ field }) => request.state === 'resolved' || !times.includes(field.name));
  const mayWrite = abilities.some(({ act, may }) => act === 'write_facts' && may);
  const isBare = others.length === 0 && !(mayWrite && asked.length > 0);
  if (isBare && (isWithoutTime || !booking)) return null;
  return (
    <section className={style['known']} aria-label={t.title}>
      <h2>{t.title}</h2>
      {!isWithoutTime && <Appointment page={page} />}
      {others.length > 0 && (
        <Facts
          facts={others.map((fact) => ({
            label: words(fact.field.title),
            value: <FactRow requestId={request.id} fact={fact} maySeeSealed={maySeeSealed} />,
          }))}
        />
      )}
      {mayWrite && (
        <FillFacts
          requestId={request.id}
          asks={asked}
          facts={facts}
          due={asked.filter(({ neededFor }) => isDue(neededFor, request.state))}
        />
      )}
    </section>
  );
}
