// 调解: disputes nobody has taken up, one's own cases, those past their month; beside them the case that is open.
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { CaseList } from './case-list.tsx';
import { CaseRecord } from './case-record.tsx';
import style from './mediation.module.css';
import { readCaseSearch } from './tabs.ts';

const messages = {
  zh: { rest: '从左边打开一件', restHow: '“待受理”里是还没有人接的纠纷，点开就可以受理。' },
  en: { rest: 'Open one from the left', restHow: 'Disputes nobody has taken up stand under “to take up”.' },
};

export default function MediationPage() {
  const t = useMessages(messages);
  const caseId = useParam('caseId');
  const [search] = useFilters(readCaseSearch);
  return (
    <Split
      list={<CaseList tab={search.tab} chosenId={caseId} />}
      record={caseId ? <CaseRecord key={caseId} caseId={caseId} /> : undefined}
      rest={
        <div className={style['rest']}>
          <EmptyState icon="people" title={t.rest} how={t.restHow} />
        </div>
      }
      backTo="/desk/mediation"
      backSearch={search}
    />
  );
}
