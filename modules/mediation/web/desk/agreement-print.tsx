// 人民调解协议书 on A4, in the order of the ministry's form (司法部 人民调解文书格式; standards e3). Paper is Chinese in either language of the screen.
import { dateOf } from '#kernel/shared/clock/time.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import type { AgreementShown } from '../../shared/queries.ts';
import { committeeTitle, disputeKinds, partyRoles } from '../../shared/words.ts';
import style from './agreement-print.module.css';
import type { CasePage } from './forms.ts';

type AgreementPrintProps = { page: CasePage; agreement: AgreementShown; onClose(): void };

export function AgreementPrint({ page, agreement, onClose }: AgreementPrintProps) {
  const isOral = agreement.form === 'oral';
  const title = isOral ? '人民调解口头协议登记表' : '人民调解协议书';
  const nameOf = (id: string | null) => page.parties.find(({ partyId }) => partyId === id)?.name;
  const signedOf = (id: string) =>
    agreement.confirmations.find(({ partyId, isWilling }) => partyId === id && isWilling);
  const day = (at: Date | string | null | undefined) => (at ? dateOf(new Date(at).getTime()) : '      年    月    日');
  return (
    <PrintPage title={`${title} ${agreement.agreementNo}`} onClose={onClose}>
      <h1 className={style['title']}>{title}</h1>
      <p className={style['no']}>编号：{agreement.agreementNo}</p>
      {page.parties.map((party) => (
        <p key={party.partyId}>
          {partyRoles[party.role].zh}：{party.name}
          {party.sex === 1 ? '，男' : party.sex === 2 ? '，女' : ''}
          {party.age === null ? '' : `，${party.age} 岁`}
          {party.address ? `，${party.address}` : ''}
          {party.guardianName ? `，监护人 ${party.guardianName}` : ''}
        </p>
      ))}
      <p>纠纷类型：{disputeKinds[page.case.disputeKind].zh}</p>
      <h2 className={style['part']}>纠纷主要事实、争议事项</h2>
      <p className={style['words']}>{agreement.facts}</p>
      <h2 className={style['part']}>经调解，自愿达成如下协议</h2>
      <ol className={style['terms']}>
        {agreement.terms.map((term) => (
          <li key={term.termId}>
            {term.text}
            {term.byPartyId ? `（${nameOf(term.byPartyId) ?? ''}）` : ''}
            {term.dueOn ? `，${term.dueOn} 以前履行` : ''}
          </li>
        ))}
      </ol>
      <div className={style['signs']}>
        {page.parties.map((party) => {
          const signed = signedOf(party.partyId);
          return (
            <p key={party.partyId}>
              {partyRoles[party.role].zh}（签名）：
              {signed
                ? `${party.name}（${signed.means === 'page' ? '线上签名' : signed.means === 'paper' ? '纸质签名附卷' : '口头'}）`
                : ''}
              <span>{day(signed?.at)}</span>
            </p>
          );
        })}
        <p>
          人民调解员（签名）：{agreement.mediatorSignedAt ? agreement.mediatorName : ''}
          <span>{day(agreement.mediatorSignedAt)}</span>
        </p>
        {!isOral && (
          <p>
            {committeeTitle(page.case.committeeName).zh}（印）
            <span>{day(agreement.sealedAt)}</span>
          </p>
        )}
      </div>
    </PrintPage>
  );
}
