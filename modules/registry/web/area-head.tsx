// The head both lists share: residents here, homes there, the same area.
import type { ReactNode } from 'react';
import { territoryRoles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';

const messages = {
  zh: { title: '居民与房屋', people: '居民', places: '房屋', views: '看哪些' },
  en: { title: 'Residents and homes', people: 'Residents', places: 'Homes', views: 'View' },
};

export function AreaHead({ view, children }: { view: 'people' | 'places'; children: ReactNode }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const seesPeople = (territoryRoles as readonly string[]).includes(post.role);
  return (
    <>
      <PageHead title={t.title} sub={post.unitName}>
        {seesPeople && (
          <Tabs name={t.views} here={view === 'people' ? '/desk/people' : '/desk/places'} chosen={view} tabs={[]} />
        )}
      </PageHead>
      {children}
    </>
  );
}
