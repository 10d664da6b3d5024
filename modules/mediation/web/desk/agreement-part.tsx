// The agreement: what was promised, who has signed and who has not, and from when it binds.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import type { AgreementShown, TermRow } from '../../shared/queries.ts';
import { AgreementPrint } from './agreement-print.tsx';
import type { CasePage } from './forms.ts';
import style from './mediation.module.css';
import { Papers } from './papers.tsx';

const messages = {
  zh: {
    title: (no: string) => `调解协议 ${no}`,
    print: '打印协议',
    by: (name: string) => `由${name}`,
    until: '期限',
    performance: { open: '履行中', kept: '已履行', broken: '没有履行' },
    signed: '已签',
    refused: '不同意',
    wanting: '还没签',
    mediator: '调解员',
    seal: '调委会章',
    sealed: '已盖',
    unsealed: '还没盖',
    effective: '生效',
    judicial: '共同申请司法确认，最晚',
  },
  en: {
    title: (no: string) => `Agreement ${no}`,
    print: 'Print the agreement',
    by: (name: string) => `by ${name}`,
    until: 'until',
    performance: { open: 'open', kept: 'kept', broken: 'broken' },
    signed: 'signed',
    refused: 'refused',
    wanting: 'not signed yet',
    mediator: 'Mediator',
    seal: 'Seal of the committee',
    sealed: 'sealed',
    unsealed: 'not yet',
    effective: 'In effect since',
    judicial: 'Joint application to the court until',
  },
};

export function AgreementPart({ page, agreement }: { page: CasePage; agreement: AgreementShown }) {
  const t = useMessages(messages);
  const [isPrinting, setPrinting] = useState(false);
  const signers = page.parties.filter(
    ({ partyId }) =>
      agreement.wanting.includes(partyId) || agreement.confirmations.some((one) => one.partyId === partyId),
  );
  return (
    <section className={style['part']}>
      <h2>{t.title(agreement.agreementNo)}</h2>
      <p className={style['words']}>{agreement.facts}</p>
      <ol className={style['terms']}>
        {agreement.terms.map((term) => (
          <li key={term.termId}>
            <Term page={page} term={term} isBinding={agreement.effectiveAt !== null} />
          </li>
        ))}
      </ol>
      <ul className={style['files']}>
        {signers.map(({ partyId, name }) => {
          const said = agreement.confirmations.find((one) => one.partyId === partyId);
          return (
            <li key={partyId}>
              <span className={style['grow']}>{name}</span>
              <Tag tone={said ? (said.isWilling ? 'green' : 'red') : 'amber'}>
                {said ? (said.isWilling ? t.signed : t.refused) : t.wanting}
              </Tag>
              {said && <Moment at={said.at} short />}
              {said && <Papers files={said.files} />}
            </li>
          );
        })}
        <li>
          <span className={style['grow']}>
            {t.mediator} {agreement.mediatorName}
          </span>
          <Tag tone={agreement.mediatorSignedAt ? 'green' : 'amber'}>
            {agreement.mediatorSignedAt ? t.signed : t.wanting}
          </Tag>
        </li>
        {agreement.form === 'written' && (
          <li>
            <span className={style['grow']}>{t.seal}</span>
            <Tag tone={agreement.sealedAt ? 'green' : 'amber'}>{agreement.sealedAt ? t.sealed : t.unsealed}</Tag>
          </li>
        )}
      </ul>
      {agreement.effectiveAt && (
        <p className="good">
          {t.effective} <Moment at={agreement.effectiveAt} />
        </p>
      )}
      {agreement.judicialUntil && agreement.judicialState === null && (
        <p>
          {t.judicial} <Day on={agreement.judicialUntil} />
        </p>
      )}
      <div className={style['line']}>
        <Button kind="quiet" icon="print" onPress={() => setPrinting(true)}>
          {t.print}
        </Button>
      </div>
      {isPrinting && <AgreementPrint page={page} agreement={agreement} onClose={() => setPrinting(false)} />}
    </section>
  );
}

function Term({ page, term, isBinding }: { page: CasePage; term: TermRow; isBinding: boolean }) {
  const t = useMessages(messages);
  const name = page.parties.find(({ partyId }) => partyId === term.byPartyId)?.name;
  return (
    <>
      <span className={style['words']}>{term.text}</span> {name && <span className="muted">{t.by(name)} </span>}
      {term.dueOn && (
        <span className="muted">
          {t.until} <Day on={term.dueOn} />{' '}
        </span>
      )}
      {isBinding && (
        <Tag tone={term.performance === 'kept' ? 'green' : term.performance === 'broken' ? 'red' : 'plain'}>
          {t.performance[term.performance]}
        </Tag>
      )}
    </>
  );
}
