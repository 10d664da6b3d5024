// What goes over: estates and buildings with everything inside, or single doors. A tree of check boxes; what lies inside a chosen one goes along
// and cannot be chosen again; what also lies in another grid is opened and chosen piece by piece.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { type PlaceKind, placeKindTitles } from '../../shared/place.ts';
import { type BlockNode, blocksOfGrid, holdsDoors, sumOfBlocks } from './block-tree.ts';
import { DoorsInside } from './doors-inside.tsx';
import type { Change, Ground } from './draft.ts';
import { PickLine } from './pick-line.tsx';
import style from './redraw.module.css';

const messages = {
  zh: {
    label: '划走哪些楼栋和户室',
    search: '按名称筛选',
    households: (n: number, people: number) => `${n} 户 ${people} 人`,
    spans: '也在别的网格，请展开选',
    none: '这个网格里还没有登记小区、楼栋或房屋。',
    sum: (blocks: number, doors: number, homes: number, people: number) =>
      `已选 ${[blocks > 0 && `${blocks} 处楼栋或小区（${homes} 户 ${people} 人）`, doors > 0 && `${doors} 处户室或商铺`].filter(Boolean).join('、')}`,
    nothing: '还没有选',
  },
  en: {
    label: 'Buildings and doors that go over',
    search: 'Filter by name',
    households: (n: number, people: number) => `${n} homes, ${people} people`,
    spans: 'also in another grid: open and choose inside',
    none: 'No estates, buildings or homes are recorded in this grid yet.',
    sum: (blocks: number, doors: number, homes: number, people: number) =>
      `Chosen: ${[blocks > 0 && `${blocks} blocks (${homes} homes, ${people} people)`, doors > 0 && `${doors} doors`].filter(Boolean).join(', ')}`,
    nothing: 'Nothing chosen yet',
  },
};

/** From so many on, a list wants a filter. */
const many = 12;

type BlockPickerProps = {
  ground: Ground;
  gridId: string;
  blocks: readonly string[];
  doors: readonly string[];
  onChange(part: Pick<Partial<Change>, 'blocks' | 'doors'>): void;
};

export function BlockPicker({ ground, gridId, blocks, doors, onChange }: BlockPickerProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const nodes = blocksOfGrid(ground, gridId);
  const asked = text.trim();
  const fits = (node: BlockNode): boolean => node.block.address.includes(asked) || node.inside.some(fits);
  const sum = sumOfBlocks(ground, blocks);
  const flip = (list: readonly string[], id: string) =>
    list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
  const toggle = (id: string, kind: string) =>
    onChange(holdsDoors(kind) ? { blocks: flip(blocks, id) } : { doors: flip(doors, id) });

  const line = ({ block, isWhole, inside }: BlockNode, depth: number, isTaken: boolean) => {
    const { placeId, kind } = block;
    const isChosen = blocks.includes(placeId) || doors.includes(placeId);
    const isOpen = open.has(placeId);
    return (
      <PickLine
        key={placeId}
        name={block.address}
        depth={depth}
        isChosen={isTaken || isChosen}
        isShut={isTaken || !isWhole}
        aside={
          !isWhole
            ? t.spans
            : holdsDoors(kind)
              ? t.households(block.dwellings, block.people)
              : words(placeKindTitles[kind as PlaceKind])
        }
        onToggle={() => toggle(placeId, kind)}
        isOpen={holdsDoors(kind) ? isOpen : undefined}
        onOpen={() => setOpen(new Set(flip([...open], placeId)))}
      >
        {isOpen && (
          <>
            {inside.filter(fits).map((node) => line(node, depth + 1, isTaken || isChosen))}
            <DoorsInside
              parentId={placeId}
              gridId={gridId}
              depth={depth + 1}
              except={new Set(inside.map((node) => node.block.placeId))}
              isTaken={isTaken || isChosen}
              chosen={[...blocks, ...doors]}
              onToggle={toggle}
            />
          </>
        )}
      </PickLine>
    );
  };

  if (nodes.length === 0) return <p className="muted">{t.none}</p>;
  return (
    <div className={style['picker']}>
      <p className="strong">{t.label}</p>
      {nodes.length >= many && <TextField label={t.search} type="search" value={text} onChange={setText} />}
      <ul className={style['tree']} aria-label={t.label}>
        {nodes.filter(fits).map((node) => line(node, 0, false))}
      </ul>
      <p className="muted" role="status">
        {blocks.length + doors.length > 0 ? t.sum(blocks.length, doors.length, sum.dwellings, sum.people) : t.nothing}
      </p>
    </div>
  );
}
