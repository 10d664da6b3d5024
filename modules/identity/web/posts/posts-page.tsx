// 人员与岗位: who answers for which unit now, which post nobody holds, and the acts that fill and end posts (product rule 5, A4–A6).
import { useState } from 'react';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { seconders } from '../../shared/post.ts';
import { listPosts } from '../../shared/queries.ts';
import { UnitField } from '../parts/unit-field.tsx';
import { AddStaff } from './add-staff.tsx';
import { type Appointing, AppointSheet } from './appoint-sheet.tsx';
import { PostTable } from './post-table.tsx';
import style from './posts.module.css';
import { StaffTable } from './staff-table.tsx';
import { VacancyList } from './vacancy-list.tsx';

const messages = {
  zh: {
    title: '人员与岗位',
    posts: '在岗',
    vacancies: '空缺',
    staff: '人员',
    views: '看哪些',
    appoint: '任命',
    second: '安排下沉',
    add: '登记人员',
    unit: '看哪个单位（含下级）',
  },
  en: {
    title: 'Staff and posts',
    posts: 'In office',
    vacancies: 'Vacancies',
    staff: 'Staff',
    views: 'View',
    appoint: 'Appoint',
    second: 'Second',
    add: 'Add staff',
    unit: 'Unit, with those below it',
  },
};

const views = ['vacancies', 'posts', 'staff'] as const;
type View = (typeof views)[number];

type Search = { view: View; unitId: string | undefined; unitName: string | undefined };

function readSearch(raw: Record<string, unknown>): Search {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    view: views.find((view) => view === raw['view']) ?? 'posts',
    unitId: text(raw['unitId']),
    unitName: text(raw['unitName']),
  };
}

export default function PostsPage() {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [search, setSearch] = useFilters(readSearch);
  const [isAdding, setAdding] = useState(false);
  const [appointing, setAppointing] = useState<Appointing>();
  const unitId = search.unitId ?? post.unitId;
  const unitName = search.unitName ?? post.unitName;
  const { answer } = useAsk(listPosts, { unitId, limit: 1 }, { events: ['post.', 'staff.', 'secondment.'] });
  const mayAppoint = answer !== undefined && (roles[post.role].reach !== 'none' || post.role === 'security_admin');
  const maySecond = (seconders as readonly string[]).includes(post.role);
  const kept = search.unitId ? { unitId, unitName } : {};
  return (
    <>
      <PageHead
        title={t.title}
        sub={`${unitName} · ${words(post.roleTitle)}`}
        acts={
          <>
            {mayAppoint && (
              <Button kind="primary" icon="plus" onPress={() => setAppointing({ isSecondment: false })}>
                {t.appoint}
              </Button>
            )}
            {maySecond && <Button onPress={() => setAppointing({ isSecondment: true })}>{t.second}</Button>}
            {post.role !== 'security_admin' && <Button onPress={() => setAdding(true)}>{t.add}</Button>}
          </>
        }
      >
        <Tabs
          name={t.views}
          here="/desk/staff"
          chosen={search.view}
          tabs={[
            {
              key: 'vacancies',
              label: t.vacancies,
              count: answer?.vacancies.length,
              search: { view: 'vacancies', ...kept },
            },
            { key: 'posts', label: t.posts, count: answer?.total, search: { view: 'posts', ...kept } },
            { key: 'staff', label: t.staff, search: { view: 'staff', ...kept } },
          ]}
        />
      </PageHead>
      <div className={style['unit']}>
        <UnitField
          label={t.unit}
          chosen={search.unitId ? { id: unitId, label: unitName } : undefined}
          onChange={(found) => setSearch({ unitId: found?.id, unitName: found?.label })}
        />
      </div>
      {search.view === 'posts' && <PostTable unitId={unitId} />}
      {search.view === 'vacancies' && (
        <VacancyList
          unitId={unitId}
          onAppoint={mayAppoint ? (unit, role) => setAppointing({ isSecondment: false, unit, role }) : undefined}
        />
      )}
      {search.view === 'staff' && <StaffTable unitId={search.unitId} />}
      {appointing && <AppointSheet {...appointing} onClose={() => setAppointing(undefined)} />}
      {isAdding && <AddStaff onClose={() => setAdding(false)} />}
    </>
  );
}
