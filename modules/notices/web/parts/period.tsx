// From which day to which a publication stands, in one line.
import { useMessages } from '#kernel/web/language/language.ts';
import { Day } from '#kernel/web/time/moment.tsx';

const messages = {
  zh: {
    from: (day: React.ReactNode) => <>自 {day} 起</>,
    until: (day: React.ReactNode) => <>至 {day}</>,
    both: (a: React.ReactNode, b: React.ReactNode) => (
      <>
        {a} 至 {b}
      </>
    ),
  },
  en: {
    from: (day: React.ReactNode) => <>from {day}</>,
    until: (day: React.ReactNode) => <>until {day}</>,
    both: (a: React.ReactNode, b: React.ReactNode) => (
      <>
        {a} to {b}
      </>
    ),
  },
};

export function Period({ from, to }: { from: string | null; to: string | null }) {
  const t = useMessages(messages);
  if (from && to) return t.both(<Day on={from} />, <Day on={to} />);
  if (to) return t.until(<Day on={to} />);
  return from ? t.from(<Day on={from} />) : null;
}
