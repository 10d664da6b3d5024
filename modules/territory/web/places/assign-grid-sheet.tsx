// 划入网格: a place that lies in no grid gets one, with what lies inside it as far as that has none either. Taking a place from a grid is a redraw.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Select } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { assignGrid } from '../../shared/commands.ts';
import { redrawGround } from '../../shared/queries.ts';

const messages = {
  zh: {
    title: '划入网格',
    press: '划入',
    grid: '哪个网格',
    choose: '请选择',
    what: (address: string) => `${address} 和里面还没有网格的都划进去。已经有网格的不动；要换网格请用“网格调整”。`,
    needed: '还要选网格',
  },
  en: {
    title: 'Give it a grid',
    press: 'Give',
    grid: 'Which grid',
    choose: 'Choose',
    what: (address: string) =>
      `${address} and what lies inside without a grid. What has a grid keeps it: to change that, redraw.`,
    needed: 'Choose a grid',
  },
};

type AssignGridSheetProps = { placeId: string; address: string; communityId: string; onClose(): void };

export function AssignGridSheet({ placeId, address, communityId, onClose }: AssignGridSheetProps) {
  const t = useMessages(messages);
  const [gridId, setGrid] = useState('');
  const ground = useAsk(redrawGround, { communityId });
  const grids = (ground.answer?.grids ?? []).filter((grid) => grid.isLowest);
  const assign = useCommand(assignGrid, { onDone: onClose, invalidates: ['place.', 'territory.', 'unit.'] });
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={assign.isSending}
      whyNot={gridId === '' ? t.needed : undefined}
      problem={assign.problem ?? ground.problem}
      again={assign.again}
      onSubmit={() => void assign.run({ assignments: [{ placeId, gridId }] })}
      onClose={onClose}
    >
      <p>{t.what(address)}</p>
      <Select
        label={t.grid}
        placeholder={t.choose}
        value={gridId}
        onChange={setGrid}
        options={grids.map((grid) => ({ value: grid.gridId, label: grid.name }))}
      />
    </AskSheet>
  );
}
