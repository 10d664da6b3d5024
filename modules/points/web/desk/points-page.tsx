// 便民服务区 at the desk: first which homes lack what within ten minutes, then the buildings by name, and the list of points that is kept here.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { pointKinds } from '../../shared/queries.ts';
import { BuildingsPart } from './buildings-part.tsx';
import { CoveragePart } from './coverage-part.tsx';
import { KindsSheet } from './kinds-sheet.tsx';
import { ListPart } from './list-part.tsx';
import { OpenSheet } from './point-form.tsx';
import { PointRecord } from './point-record.tsx';
import { type PointSearch, readSearch } from './search.ts';

const messages = {
  zh: {
    title: '十分钟便民服务区',
    views: '看什么',
    gaps: '够不着的住户',
    list: '服务点',
    open: '登记服务点…',
    kinds: '服务类别…',
    bring: '从表格导入',
  },
  en: {
    title: 'Services within ten minutes',
    views: 'Views',
    gaps: 'Homes out of reach',
    list: 'Service points',
    open: 'Add a point…',
    kinds: 'Kinds…',
    bring: 'Import a table',
  },
};

export default function PointsPage() {
  const t = useMessages(messages);
  const [search, setSearch] = useFilters<PointSearch>(readSearch);
  const [sheet, setSheet] = useState<'open' | 'kinds'>();
  const { answer } = useAsk(pointKinds, {});
  const keep = { unitId: search.unitId, pace: search.pace };
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          answer?.mayKeep && (
            <>
              <LinkButton kind="quiet" icon="export" to="/desk/imports">
                {t.bring}
              </LinkButton>
              <Button onPress={() => setSheet('kinds')}>{t.kinds}</Button>
              <Button kind="primary" icon="plus" onPress={() => setSheet('open')}>
                {t.open}
              </Button>
            </>
          )
        }
      >
        <Tabs
          name={t.views}
          here="/desk/points"
          chosen={search.view === 'list' ? 'list' : 'gaps'}
          tabs={[
            { key: 'gaps', label: t.gaps, search: { ...keep } },
            { key: 'list', label: t.list, search: { ...keep, view: 'list' } },
          ]}
        />
      </PageHead>
      {search.view === 'gaps' && <CoveragePart search={search} />}
      {search.view === 'buildings' && <BuildingsPart search={search} />}
      {search.view === 'list' && <ListPart search={search} onSearch={setSearch} />}
      {search.point && (
        <PointRecord key={search.point} pointId={search.point} onClose={() => setSearch({ point: undefined })} />
      )}
      {sheet === 'open' && <OpenSheet onClose={() => setSheet(undefined)} />}
      {sheet === 'kinds' && <KindsSheet onClose={() => setSheet(undefined)} />}
    </>
  );
}
