// One change of a plan: which grid, what becomes of it, what goes over, who goes along.
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { BlockPicker } from './block-picker.tsx';
import { type Change, changeKinds, type Ground, type GroundGrid, receiversOf, subjectsOf } from './draft.ts';
import { GoAlong } from './go-along.tsx';
import style from './redraw.module.css';
import { changeWords } from './words.ts';

const messages = {
  zh: {
    change: '变动',
    numbered: (n: number) => `变动 ${n}`,
    remove: '去掉这一项',
    kind: '做什么',
    hows: {
      split: '从一个网格里划出一部分，成立新网格。',
      merge: '整个网格并入另一个，原网格撤销。',
      move: '把几栋楼、几户划给另一个网格，两个网格都保留。',
      regroup: '二级网格整体换到另一个一级网格下面。',
    },
    grid: '哪个网格',
    choose: '请选择',
    to: { merge: '并入', move: '划给', regroup: '换到', split: '' },
    name: '新网格名称',
    line: (grid: GroundGrid) => `${grid.name}（${grid.households} 户，未办结 ${grid.openRequests} 件）`,
  },
  en: {
    change: 'Change',
    numbered: (n: number) => `Change ${n}`,
    remove: 'Remove this change',
    kind: 'What',
    hows: {
      split: 'A part of a grid becomes a grid of its own.',
      merge: 'A grid goes over whole into another and ends.',
      move: 'Buildings or doors go to another grid; both stay.',
      regroup: 'A level-2 grid comes under another level-1 grid.',
    },
    grid: 'Which grid',
    choose: 'Choose',
    to: { merge: 'Into', move: 'To', regroup: 'Under', split: '' },
    name: 'Name of the new grid',
    line: (grid: GroundGrid) => `${grid.name} (${grid.households} households, ${grid.openRequests} open)`,
  },
};

type ChangeCardProps = {
  number: number | undefined;
  change: Change;
  ground: Ground;
  onChange(part: Partial<Change>): void;
  onRemove: (() => void) | undefined;
};

/** Another grid, another choice: what was chosen inside the one before means nothing in this one. */
const nothing = { toId: '', blocks: [], doors: [], posts: [], contracts: [] };

export function ChangeCard({ number, change, ground, onChange, onRemove }: ChangeCardProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { kind, gridId } = change;
  const subjects = subjectsOf(kind, ground);
  const optionOf = (grid: GroundGrid) => ({ value: grid.gridId, label: t.line(grid) });
  return (
    <fieldset className={style['change']}>
      <legend>{number ? t.numbered(number) : t.change}</legend>
      <Choice
        label={t.kind}
        hint={t.hows[kind]}
        value={kind}
        onChange={(chosen) => {
          const stays = subjectsOf(chosen, ground).some((grid) => grid.gridId === gridId);
          onChange({ ...nothing, kind: chosen, ...(stays ? {} : { gridId: '' }) });
        }}
        options={changeKinds.map((one) => ({ value: one, label: words(changeWords[one]) }))}
      />
      <div className={style['pair']}>
        <Select
          label={t.grid}
          placeholder={t.choose}
          value={gridId}
          onChange={(chosen) => onChange({ ...nothing, gridId: chosen })}
          options={subjects.map(optionOf)}
        />
        {kind === 'split' ? (
          <TextField label={t.name} value={change.name} maxLength={80} onChange={(name) => onChange({ name })} />
        ) : (
          <Select
            label={t.to[kind]}
            placeholder={t.choose}
            value={change.toId}
            onChange={(toId) => onChange({ toId })}
            options={receiversOf(change, ground).map(optionOf)}
          />
        )}
      </div>
      {gridId !== '' && (kind === 'split' || kind === 'move') && (
        <BlockPicker
          key={gridId}
          ground={ground}
          gridId={gridId}
          blocks={change.blocks}
          doors={change.doors}
          onChange={onChange}
        />
      )}
      {gridId !== '' && (kind === 'split' || kind === 'merge') && (
        <GoAlong
          isEnding={kind === 'merge'}
          posts={ground.posts.filter((post) => post.gridId === gridId)}
          contracts={ground.contracts.filter((contract) => contract.gridId === gridId)}
          chosenPosts={change.posts.map((post) => post.postId)}
          chosenContracts={change.contracts.map((contract) => contract.contractId)}
          onPosts={(ids) =>
            onChange({
              posts: ids.map(
                (postId) => change.posts.find((one) => one.postId === postId) ?? { postId, newPostId: newId() },
              ),
            })
          }
          onContracts={(ids) =>
            onChange({
              contracts: ids.map(
                (contractId) =>
                  change.contracts.find((one) => one.contractId === contractId) ?? {
                    contractId,
                    newContractId: newId(),
                  },
              ),
            })
          }
        />
      )}
      {onRemove && (
        <p>
          <Button kind="quiet" icon="cross" onPress={onRemove}>
            {t.remove}
          </Button>
        </p>
      )}
    </fieldset>
  );
}
