// 资源与现场: the small boards beside the roster on one page (C15, C24, J5, J6), each a view with its own address.
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { useFilters } from '#kernel/web/route.ts';
import style from '../shifts.module.css';
import { GiftsBoard } from './gifts-board.tsx';
import { MeansBoard } from './means-board.tsx';
import { NeighboursBoard } from './neighbours-board.tsx';
import { NotesBoard } from './notes-board.tsx';

const messages = {
  zh: {
    title: '资源与现场',
    views: '看哪些',
    means: '资源调度',
    notes: '现场情况',
    gifts: '慰问品',
    neighbours: '邻里互助',
  },
  en: {
    title: 'Means and sites',
    views: 'View',
    means: 'Means',
    notes: 'Notes',
    gifts: 'Gifts',
    neighbours: 'Neighbours',
  },
};
const views = ['means', 'notes', 'gifts', 'neighbours'] as const;
const boards = { means: MeansBoard, notes: NotesBoard, gifts: GiftsBoard, neighbours: NeighboursBoard };
type Search = { view: (typeof views)[number] };
const readSearch = (raw: Record<string, unknown>): Search => ({
  view: views.find((one) => one === raw['view']) ?? 'means',
});

export default function BoardsPage() {
  const t = useMessages(messages);
  const [{ view }] = useFilters(readSearch);
  const Shown = boards[view];
  return (
    <>
      <PageHead title={t.title}>
        <Tabs
          name={t.views}
          here="/desk/boards"
          chosen={view}
          tabs={views.map((key) => ({ key, label: t[key], search: { view: key } }))}
        />
      </PageHead>
      <div className={style['page']}>
        <Shown />
      </div>
    </>
  );
}
