// The site's day as far as its chief acts from the tablet: opened with its checklist (C5, C17), closed, disinfected (C13). Told like everything here, network or none.
import { useMemo, useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { type Carrier, CarrierContext, carryNow } from '#kernel/web/wire/carrier.ts';
import { closeSite } from '../../shared/commands.ts';
import type { MySite, TableState } from '../../shared/field-queries.ts';
import { isTableAct } from '../../shared/field-state.ts';
import { DisinfectSheet } from '../site/disinfect-sheet.tsx';
import { OpenSheet } from '../site/open-sheet.tsx';
import style from './table.module.css';
import type { Table } from './table.ts';
import { tableWords } from './words.ts';

type Sheets = 'open' | 'disinfect';

export function SiteDay({ site, state, table }: { site: MySite; state: TableState; table: Table | undefined }) {
  const t = useMessages(tableWords);
  const [sheet, setSheet] = useState<Sheets>();
  // The desk's own sheets, told through the table: into its box and its log.
  const carry = useMemo<Carrier>(
    () => async (spec, envelope, asker) => {
      if (!table || !isTableAct(spec.name)) return carryNow(spec, envelope, asker);
      await table.act(spec, () => envelope.input);
      return { outcome: 'queued', commandId: envelope.id };
    },
    [table],
  );
  const { openedAt, closedAt, disinfectedAt } = state;
  const isOpen = openedAt !== null && (closedAt === null || closedAt < openedAt);
  const isClosed = closedAt !== null && !isOpen;
  const isOver = isClosed && disinfectedAt !== null && disinfectedAt >= closedAt;
  return (
    <CarrierContext value={carry}>
      {!isOpen && (
        <Note icon="flag">
          <div className={style['bar']}>
            <b>{isClosed ? t.closed : t.notOpen}</b>
            {closedAt && isClosed && <Moment at={closedAt} short />}
            <Button onPress={() => setSheet('open')}>{t.open}</Button>
            {isClosed && !isOver && <Button onPress={() => setSheet('disinfect')}>{t.disinfect}</Button>}
          </div>
        </Note>
      )}
      {isOpen && (
        <Button
          kind="quiet"
          onPress={() => void table?.act(closeSite, () => ({ closingId: newId(), siteId: site.siteId }))}
        >
          {t.close}
        </Button>
      )}
      {sheet === 'open' && <OpenSheet siteId={site.siteId} roster={null} onClose={() => setSheet(undefined)} />}
      {sheet === 'disinfect' && <DisinfectSheet siteId={site.siteId} onClose={() => setSheet(undefined)} />}
    </CarrierContext>
  );
}
