// The facts beside a case: who mediates, by when, where it came from.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { routes, sources } from '../../shared/words.ts';
import type { CasePage } from './forms.ts';

const messages = {
  zh: {
    source: '来源',
    committee: '调委会',
    mediators: '调解员',
    undeclared: '未声明',
    back: '已回避',
    nobody: '还没有指定',
    opened: '登记',
    accepted: '双方同意',
    due: '期限',
    term: (n: number) => `${n} 个月`,
    request: '诉求',
    place: '地点',
    told: '已告知途径',
  },
  en: {
    source: 'Source',
    committee: 'Committee',
    mediators: 'Mediators',
    undeclared: 'not declared',
    back: 'stepped back',
    nobody: 'nobody yet',
    opened: 'Opened',
    accepted: 'Consent of both',
    due: 'Due',
    term: (n: number) => `${n} months`,
    request: 'Request',
    place: 'Place',
    told: 'Ways told',
  },
};

export function CaseFacts({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  const words = useWords();
  const { case: head } = page;
  const mediators = page.mediators.map(
    ({ name, unitName, declaredAt, steppedBackAt }) =>
      `${name} · ${unitName}${steppedBackAt ? `（${t.back}）` : declaredAt ? '' : `（${t.undeclared}）`}`,
  );
  return (
    <Facts
      facts={[
        {
          label: t.mediators,
          value: mediators.length > 0 ? mediators.join('；') : <span className="late">{t.nobody}</span>,
        },
        { label: t.committee, value: head.committeeName },
        head.dueOn !== null && {
          label: t.due,
          value: (
            <>
              <Day on={head.dueOn} /> <span className="muted">{t.term(head.termMonths)}</span>
            </>
          ),
        },
        head.acceptedAt !== null && { label: t.accepted, value: <Moment at={head.acceptedAt} /> },
        { label: t.opened, value: <Moment at={head.openedAt} /> },
        { label: t.source, value: words(sources[head.source]) },
        {
          label: t.request,
          value: head.maySeeRequest ? (
            <Link to={`/desk/requests/${head.requestId}`}>{head.requestNo}</Link>
          ) : (
            head.requestNo
          ),
        },
        { label: t.place, value: head.placeText },
        head.toldRoutes.length > 0 && {
          label: t.told,
          value: head.toldRoutes.map((route) => words(routes[route])).join('、'),
        },
      ]}
    />
  );
}
