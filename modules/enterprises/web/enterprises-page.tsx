// 企业 at the desk: the list with what somebody must see to first, the table of departments and parks, and records that may be one firm (F14).
import { useState } from 'react';
import { mayBy } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { mergers } from '../shared/enterprise.ts';
import { enterpriseDuplicates } from '../shared/queries.ts';
import { AddSheet } from './acts/enterprise-form.tsx';
import { ListPart } from './list-part.tsx';
import { PairsPart } from './pairs-part.tsx';
import { EnterpriseRecord } from './record/enterprise-record.tsx';
import { type EnterpriseSearch, readSearch } from './search.ts';
import { TotalsPart } from './totals-part.tsx';

const messages = {
  zh: {
    title: '企业',
    views: '看什么',
    list: '名录',
    totals: '部门 × 园区',
    pairs: '疑似重复',
    add: '登记企业…',
    bring: '从表格导入',
  },
  en: {
    title: 'Enterprises',
    views: 'Views',
    list: 'Register',
    totals: 'Departments × parks',
    pairs: 'Maybe one firm',
    add: 'Record one…',
    bring: 'Import a table',
  },
};

export default function EnterprisesPage() {
  const t = useMessages(messages);
  const { post } = useHat();
  const [search, setSearch] = useFilters<EnterpriseSearch>(readSearch);
  const [isAdding, setAdding] = useState(false);
  const pairs = useAsk(enterpriseDuplicates, {}, { keep: true });
  const mayImport = mayBy({ roles: mergers }, { kind: 'staff', role: post.role });
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          <>
            {mayImport && (
              <LinkButton kind="quiet" icon="export" to="/desk/imports">
                {t.bring}
              </LinkButton>
            )}
            <Button kind="primary" icon="plus" onPress={() => setAdding(true)}>
              {t.add}
            </Button>
          </>
        }
      >
        <Tabs
          name={t.views}
          here="/desk/enterprises"
          chosen={search.view}
          tabs={[
            { key: 'list', label: t.list, search: {} },
            { key: 'totals', label: t.totals, search: { view: 'totals' } },
            { key: 'pairs', label: t.pairs, count: pairs.answer?.pairs.length, search: { view: 'pairs' } },
          ]}
        />
      </PageHead>
      {search.view === 'list' && <ListPart search={search} onSearch={setSearch} />}
      {search.view === 'totals' && <TotalsPart />}
      {search.view === 'pairs' && <PairsPart pairs={pairs} />}
      {search.enterprise && (
        <EnterpriseRecord
          key={search.enterprise}
          enterpriseId={search.enterprise}
          onClose={() => setSearch({ enterprise: undefined })}
          onOpen={(enterprise) => setSearch({ enterprise })}
        />
      )}
      {isAdding && (
        <AddSheet
          onClose={() => setAdding(false)}
          onDone={(enterprise) => {
            setAdding(false);
            setSearch({ enterprise });
          }}
        />
      )}
    </>
  );
}
