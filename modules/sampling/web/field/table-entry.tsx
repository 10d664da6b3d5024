// To the table, while a campaign has sites: on 今日, and over the shifts of whoever has an account of one.

import { useMessages } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { useRemembered } from '#kernel/web/remembered.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { mySites } from '../../shared/field-queries.ts';
import { chosenTable } from './chosen.ts';
import style from './table.module.css';

const messages = {
  zh: { sites: '采样登记', table: (title: string, no: number) => `采样登记 · ${title} ${no} 号台` },
  en: { sites: 'Register samples', table: (title: string, no: number) => `Register samples · ${title}, table ${no}` },
};

export function TableLink() {
  const t = useMessages(messages);
  const chosen = useRemembered(chosenTable);
  const { answer } = useAsk(mySites, {}, { events: ['site.', 'campaign.'] });
  if (!answer || answer.sites.length === 0) return null;
  const here = answer.sites.find(({ siteId }) => siteId === chosen?.siteId);
  return (
    <LinkButton wide big icon="scan" to={here ? `/field/sampling/${here.siteId}` : '/field/sampling'}>
      {here && chosen ? t.table(here.title, chosen.tableNo) : t.sites}
    </LinkButton>
  );
}

export default function TableEntry() {
  return (
    <div className={style['entry']}>
      <TableLink />
    </div>
  );
}
