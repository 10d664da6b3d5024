// What may be done with a unit as a whole: redraw it, record a place in it, bring its outline from a map file.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { isCommunityKind } from '../../shared/unit.ts';
import { ImportOutlines } from '../outlines/import-outlines.tsx';
import { AddPlaceSheet } from '../places/add-place-sheet.tsx';
import style from '../territory.module.css';
import { territorial } from '../words.ts';
import type { UnitAnswer } from './unit-answer.ts';

const messages = {
  zh: { redraw: '网格调整', redraws: '调整记录', add: '登记地点', outlines: '导入边界' },
  en: { redraw: 'Redraw', redraws: 'Redraws', add: 'Record a place', outlines: 'Import outlines' },
};

export function UnitActs({ answer }: { answer: UnitAnswer }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<'place' | 'outlines'>();
  const { unit, chain, abilities } = answer;
  const isCommunity = isCommunityKind(unit.kind);
  const communityId = isCommunity ? unit.unitId : chain.findLast((one) => isCommunityKind(one.kind))?.unitId;
  const mayOutline = abilities.maySetUp && territorial.has(unit.kind);
  const mayAdd = abilities.mayKeepPlaces && communityId !== undefined && (isCommunity || unit.isLowest);
  const close = () => setOpen(undefined);
  if (!abilities.mayRedraw && !mayAdd && !mayOutline) return null;
  return (
    <div className={style['row']}>
      {abilities.mayRedraw && communityId && (
        <LinkButton
          to={isCommunity ? '/desk/redraws' : '/desk/redraws/new'}
          search={isCommunity ? { communityId } : { communityId, gridId: unit.unitId }}
        >
          {isCommunity ? t.redraws : t.redraw}
        </LinkButton>
      )}
      {mayAdd && <Button onPress={() => setOpen('place')}>{t.add}</Button>}
      {mayOutline && <Button onPress={() => setOpen('outlines')}>{t.outlines}</Button>}
      {open === 'place' && communityId && (
        <AddPlaceSheet
          communityId={communityId}
          where={unit.name}
          {...(isCommunity ? {} : { gridId: unit.unitId })}
          onClose={close}
        />
      )}
      {open === 'outlines' && <ImportOutlines unitId={unit.unitId} onClose={close} />}
    </div>
  );
}
