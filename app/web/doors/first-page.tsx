// Where a door has no opening page of its own: to the first page this post may open, or a plain word that nothing is open here yet.
import { Navigate, useLocation } from '@tanstack/react-router';
import { listEntries, useAtlas } from '#kernel/web/atlas.ts';
import { useMaybeHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { type Door, doorPaths, entryOf } from '#kernel/web/page.ts';
import { EmptyState } from '#kernel/web/plain/blank.tsx';

const messages = {
  zh: { title: '这里还没有开通的内容', how: '由区里开通后，会直接出现在这里。' },
  en: { title: 'Nothing is open here yet', how: 'What the district opens will appear here by itself.' },
};

export default function FirstPage() {
  const t = useMessages(messages);
  const atlas = useAtlas();
  const role = useMaybeHat()?.post.role;
  const path = useLocation({ select: (location) => location.pathname.replace(/\/$/, '') || '/' });
  const door = (Object.keys(doorPaths) as Door[]).find((candidate) => doorPaths[candidate] === path);
  const [first] = door ? listEntries(atlas, door, role) : [];
  if (first) return <Navigate to={entryOf(first)} replace />;
  return <EmptyState icon="flag" title={t.title} how={t.how} />;
}
