// Over every page of the named duty's desk while a cluster may still grow: nobody has to look for it. Class and symptom only; names are on the page it opens.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './clusters.module.css';
import { useClusters } from './use-clusters.ts';

const messages = {
  zh: {
    title: '聚集提示',
    one: (within: string, told: string, n: number) => `${within} ${n} 人${told}`,
    more: (n: number) => `另有 ${n} 起`,
    open: '去看是谁',
  },
  en: {
    title: 'Cluster',
    one: (within: string, told: string, n: number) => `${within}: ${n} with ${told.toLowerCase()}`,
    more: (n: number) => `${n} more`,
    open: 'See who',
  },
};

export default function ClusterStrip() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer } = useClusters();
  const [first, ...others] = answer?.clusters.filter(({ isFresh }) => isFresh) ?? [];
  if (!first) return null;
  return (
    <nav className={style['strip']} aria-label={t.title}>
      <b>
        <Icon name="warn" size={18} /> {t.title}
      </b>
      <span>{t.one(first.within, words(first.told), first.people.length)}</span>
      {others.length > 0 && <span>{t.more(others.length)}</span>}
      <Link to="/desk/clusters">{t.open}</Link>
    </nav>
  );
}
