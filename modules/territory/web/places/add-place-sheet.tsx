// 登记地点: an estate, a building, a dwelling, a shop that is not on record yet. It lies from the first moment in the grid of what it lies in;
// beside everything else it is given one, or the coverage names it (A1, A2 edge: an estate added later).
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choices, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { addPlaces } from '../../shared/commands.ts';
import { mayLieIn, type PlaceKind, placeKinds, placeKindTitles } from '../../shared/place.ts';
import { redrawGround } from '../../shared/queries.ts';

const messages = {
  zh: {
    title: (where: string) => `在${where}登记`,
    press: '登记',
    kind: '登记什么',
    name: '名称',
    hows: {
      estate: '例如“盛景花园”',
      courtyard: '例如“机械厂家属院”',
      building: '例如“3号楼”',
      building_unit: '例如“1单元”',
      dwelling: '门牌，例如“101”；平房写全，例如“东巷12号”',
      shop: '店名，例如“李记早点”',
      lane: '例如“东关巷”',
      facility: '例如“配电房”',
      hazard_point: '例如“护城河东段”“地下车库入口”',
    } satisfies Record<PlaceKind, string>,
    grid: '划入网格',
    noGrid: '先不划入',
    state: '现状',
    vacant: '空置',
    needed: '还要写名称',
  },
  en: {
    title: (where: string) => `Record a place in ${where}`,
    press: 'Record',
    kind: 'What',
    name: 'Name',
    hows: {
      estate: 'The name of the estate',
      courtyard: 'The name of the courtyard',
      building: 'Such as 3号楼',
      building_unit: 'Such as 1单元',
      dwelling: 'The door, such as 101',
      shop: 'The name over the door',
      lane: 'The name of the lane',
      facility: 'Such as 配电房',
      hazard_point: 'Such as 护城河东段',
    } satisfies Record<PlaceKind, string>,
    grid: 'Grid',
    noGrid: 'None yet',
    state: 'State',
    vacant: 'Vacant',
    needed: 'A name is needed',
  },
};

export type PlaceParent = { placeId: string; kind: string; address: string };

type AddPlaceSheetProps = {
  communityId: string;
  /** What it is called where the place comes to lie. */
  where: string;
  parent?: PlaceParent;
  /** The grid it was opened from. */
  gridId?: string;
  /** Whom to tell; without it the sheet only closes. */
  onAdded?(placeId: string): void;
  onClose(): void;
};

export function AddPlaceSheet({ communityId, where, parent, gridId, onAdded, onClose }: AddPlaceSheetProps) {
  const t = useMessages(messages);
  const words = useWords();
  const offered = placeKinds.filter((kind) => mayLieIn(kind, (parent?.kind as PlaceKind | undefined) ?? null));
  const [placeId] = useState(newId);
  const [kind, setKind] = useState<PlaceKind>(
    () =>
      (['dwelling', 'building_unit', 'building'] as const).find((one) => parent && offered.includes(one)) ?? 'estate',
  );
  const [name, setName] = useState('');
  const [chosenGrid, setGrid] = useState(gridId ?? 'none');
  const [state, setState] = useState<'vacant'[]>([]);
  const ground = useAsk(redrawGround, { communityId }, { enabled: parent === undefined });
  const grids = (ground.answer?.grids ?? []).filter((grid) => grid.isLowest);
  const known = grids.some((grid) => grid.gridId === chosenGrid) ? chosenGrid : 'none';
  const add = useCommand(addPlaces, {
    invalidates: ['place.', 'territory.', 'unit.', 'redraw.ground'],
    onDone: () => {
      onAdded?.(placeId);
      onClose();
    },
  });
  return (
    <AskSheet
      title={t.title(where)}
      press={t.press}
      busy={add.isSending}
      whyNot={name.trim() === '' ? t.needed : undefined}
      problem={add.problem}
      again={add.again}
      onSubmit={() =>
        void add.run({
          places: [
            {
              placeId,
              communityId,
              kind,
              name: name.trim(),
              isVacant: kind === 'dwelling' && state.includes('vacant'),
              ...(parent ? { parentId: parent.placeId } : {}),
              ...(!parent && known !== 'none' ? { gridId: known } : {}),
            },
          ],
        })
      }
      onClose={onClose}
    >
      <Select
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={offered.map((one) => ({ value: one, label: words(placeKindTitles[one]) }))}
      />
      <TextField label={t.name} hint={t.hows[kind]} value={name} maxLength={80} onChange={setName} autoFocus />
      {kind === 'dwelling' && (
        <Choices label={t.state} value={state} onChange={setState} options={[{ value: 'vacant', label: t.vacant }]} />
      )}
      {!parent && (
        <Select
          label={t.grid}
          value={known}
          onChange={setGrid}
          options={[
            { value: 'none', label: t.noGrid },
            ...grids.map((grid) => ({ value: grid.gridId, label: grid.name })),
          ]}
        />
      )}
    </AskSheet>
  );
}
