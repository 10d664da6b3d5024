// The site's day as far as its chief acts from the tablet: opened with its checklist (C5, C17), closed, disinfected (C13). Told like everything here, network or none.
import { useMemo, useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { type Carrier, CarrierContext, carryNow } from '#kernel/web/wire/carrier.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { closeSite, openSite } from '../../shared/commands.ts';
import { type MySite, sitePresent, type TableState } from '../../shared/field-queries.ts';
import { isTableAct } from '../../shared/field-state.ts';
import { DisinfectSheet } from '../site/disinfect-sheet.tsx';
import { OpenSheet } from '../site/open-sheet.tsx';
import style from './table.module.css';
import type { Table } from './table.ts';
import { tableWords } from './words.ts';

type Sheets = 'open' | 'disinfect';

type Props = { site: MySite; state: TableState; table: Table | undefined };

function dayOf({ openedAt, closedAt, disinfectedAt }: TableState) {
  const isOpen = openedAt !== null && (closedAt === null || closedAt < openedAt);
  const isClosed = closedAt !== null && !isOpen;
  return { isOpen, isClosed, isOver: isClosed && disinfectedAt !== null && disinfectedAt >= closedAt };
}

/** Its staff open and close a site; the volunteer of a shift is told how it stands (C22). */
export function SiteDay(props: Props) {
  const t = useMessages(tableWords);
  const { post } = useHat();
  if (mayBy(openSite.allowed, { kind: 'staff', role: post.role })) return <OwnDay {...props} />;
  const { isOpen, isClosed } = dayOf(props.state);
  if (isOpen) return null;
  return <Tag tone="amber">{isClosed ? t.closed : t.notOpen}</Tag>;
}

function OwnDay({ site, state, table }: Props) {
  const t = useMessages(tableWords);
  // Alone as it was taken along; unknown, nobody is filled in and nobody is said to be off the roster.
  const { answer: present } = useAsk(sitePresent, { siteId: site.siteId }, { events: ['shift.'] });
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
  const { closedAt } = state;
  const { isOpen, isClosed, isOver } = dayOf(state);
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
      {sheet === 'open' && (
        <OpenSheet siteId={site.siteId} roster={present?.roster ?? null} onClose={() => setSheet(undefined)} />
      )}
      {sheet === 'disinfect' && <DisinfectSheet siteId={site.siteId} onClose={() => setSheet(undefined)} />}
    </CarrierContext>
  );
}
