// 减负 on the leader's desk: the weeks of the area's posts by name, what is asked twice, and the methods with who answered for them.

import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { useFilters } from '#kernel/web/route.ts';
import style from './burden.module.css';
import { MethodsPart } from './methods-part.tsx';
import { RepeatsPart } from './repeats-part.tsx';
import { WeeksPart } from './weeks-part.tsx';
import { pageWords } from './words.ts';

const views = ['weeks', 'repeats', 'methods'] as const;
type View = (typeof views)[number];
const parts = { weeks: WeeksPart, repeats: RepeatsPart, methods: MethodsPart };

const readView = (raw: Record<string, unknown>): { view: View } => ({
  view: views.find((view) => view === raw['view']) ?? 'weeks',
});

export default function BurdenPage() {
  const t = useMessages(pageWords);
  const [{ view }] = useFilters(readView);
  const Part = parts[view];
  return (
    <div className={style['page']}>
      <PageHead title={t.title} sub={t.sub}>
        <Tabs
          name={t.views}
          here="/desk/burden"
          chosen={view}
          tabs={views.map((key) => ({ key, label: t.tabs[key], search: key === 'weeks' ? {} : { view: key } }))}
        />
      </PageHead>
      <Part />
    </div>
  );
}
