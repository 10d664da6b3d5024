// The facts of a firm, each with who said it and when. The telephone is masked until somebody says what for.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { usccMessages } from '#kernel/shared/identity/messages.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { type FactName, factTitles, kindTitles, scaleTitles } from '../../shared/enterprise.ts';
import type { enterprisePage } from '../../shared/queries.ts';
import style from '../enterprises.module.css';
import { PhoneFact } from './phone-fact.tsx';

const messages = {
  zh: {
    yes: '是',
    no: '否',
    former: '曾用名',
    until: '用到',
    unit: '登记单位',
    community: '责任社区',
    recordedAt: '登记时间',
    missing: '没有登记代码',
    organisation: '内含的组织机构代码校验不符，请留意',
    ready: '可以看了',
    people: '人',
  },
  en: {
    yes: 'Yes',
    no: 'No',
    former: 'Formerly',
    until: 'until',
    unit: 'Recorded by',
    community: 'Community that answers',
    recordedAt: 'On record since',
    missing: 'No code on record',
    organisation: 'The organisation code inside fails its own check',
    ready: 'Ready',
    people: '',
  },
};

export type Firm = QueryAnswer<typeof enterprisePage>['enterprise'];

/** `held`: told at a door under a code that another record has; the house is about to make them one. */
const faultWords = (fault: string | null) =>
  fault === 'held'
    ? { zh: '这个代码已有登记，等待合并', en: 'Held by another record, to be merged' }
    : (usccMessages[fault as keyof typeof usccMessages] ?? usccMessages.check_digit);

export function EnterpriseFacts({ firm, mayReveal }: { firm: Firm; mayReveal: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const said = (fact: FactName) => {
    const source = firm.sources[fact];
    return (
      source && (
        <span className={style['source']}>
          {source.by} · <Day on={source.on} />
        </span>
      )
    );
  };
  const fact = (name: FactName, value: React.ReactNode) =>
    value !== null &&
    value !== '' && {
      label: words(factTitles[name]),
      value: (
        <>
          {value}
          {said(name)}
        </>
      ),
    };
  return (
    <Facts
      facts={[
        {
          label: words(factTitles.uscc),
          value: (
            <>
              {firm.uscc && <span className="num">{firm.uscc}</span>}
              {firm.usccWritten && (
                <>
                  <span className="num">{firm.usccWritten}</span>{' '}
                  <Tag tone="red">{words(faultWords(firm.usccFault))}</Tag>
                </>
              )}
              {!firm.uscc && !firm.usccWritten && <Tag tone="amber">{t.missing}</Tag>}
              {said('uscc')}
            </>
          ),
        },
        firm.formerNames.length > 0 && {
          label: t.former,
          value: firm.formerNames.map(({ name, until }) => (
            <span key={name} className={style['source']}>
              {name}（{t.until} <Day on={until} />）
            </span>
          )),
        },
        fact('kind', words(kindTitles[firm.kind])),
        fact('park', firm.park),
        fact('legalRepresentative', firm.legalRepresentative),
        fact('contactName', firm.contactName),
        fact(
          'phone',
          firm.phoneMasked && (
            <PhoneFact enterpriseId={firm.enterpriseId} masked={firm.phoneMasked} mayReveal={mayReveal} />
          ),
        ),
        fact('headcount', firm.headcount === null ? null : `${firm.headcount} ${t.people}`),
        fact('scale', firm.scale && words(scaleTitles[firm.scale])),
        fact('isAboveScale', firm.isAboveScale === null ? null : firm.isAboveScale ? t.yes : t.no),
        fact('note', firm.note),
        { label: t.community, value: firm.communityName },
        { label: t.unit, value: firm.unitName },
        { label: t.recordedAt, value: <Moment at={firm.recordedAt} /> },
      ]}
    />
  );
}
