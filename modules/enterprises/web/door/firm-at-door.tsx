// On the page of a visit to a firm (F14): where it is and whom to ask for. Taken along, so that it stands there without a network; the number is opened on record, and needs one.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listVisits } from '#modules/duties/shared/queries.ts';
import { departmentTitles, factTitles, placeKindTitles } from '../../shared/enterprise.ts';
import { enterpriseAtDoor } from '../../shared/queries.ts';
import style from '../enterprises.module.css';
import { PhoneFact } from '../record/phone-fact.tsx';

const messages = {
  zh: { title: '企业信息', noAddress: '没有登记地址', people: '人', departments: '列入部门' },
  en: { title: 'The firm', noAddress: 'No address on record', people: '', departments: 'Listed by' },
};

export default function FirmAtDoor() {
  const t = useMessages(messages);
  const words = useWords();
  const enterpriseId = useSubject();
  // As the page itself asks: what kind of subject it is.
  const visits = useAsk(listVisits, { subjectId: enterpriseId, limit: 20 });
  const isFirm = visits.answer?.subject?.kind === 'enterprise';
  const firm = useAsk(enterpriseAtDoor, { enterpriseId }, { enabled: isFirm }).answer?.firm;
  if (!isFirm || !firm) return null;
  return (
    <section className={`card ${style['door']}`} aria-label={t.title}>
      {firm.places.length === 0 && <p className="soon">{t.noAddress}</p>}
      <Facts
        facts={[
          ...firm.places.map(({ kind, address }) => ({ label: words(placeKindTitles[kind]), value: address })),
          { label: words(factTitles.contactName), value: firm.contactName },
          firm.phoneMasked !== null && {
            label: words(factTitles.phone),
            value: <PhoneFact enterpriseId={firm.enterpriseId} masked={firm.phoneMasked} mayReveal />,
          },
          { label: words(factTitles.legalRepresentative), value: firm.legalRepresentative },
          { label: words(factTitles.uscc), value: firm.uscc && <span className="num">{firm.uscc}</span> },
          { label: words(factTitles.park), value: firm.park },
          {
            label: words(factTitles.headcount),
            value: firm.headcount === null ? null : `${firm.headcount} ${t.people}`,
          },
          {
            label: t.departments,
            value: firm.departments.map((code) => words(departmentTitles[code])).join('、'),
          },
        ]}
      />
    </section>
  );
}
