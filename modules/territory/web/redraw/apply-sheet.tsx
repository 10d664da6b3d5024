// 执行: the last look before the grids change hands, with the reason. It can't be taken back by a press, so it says in figures what it does; and
// when the ground has moved since the rehearsal it says what moved and offers to rehearse again.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { applyRedraw } from '../../shared/commands.ts';
import type { RedrawPreview } from '../../shared/redraw.ts';
import style from './redraw.module.css';

const messages = {
  zh: {
    title: '执行网格调整',
    what: (places: number, requests: number, posts: number) =>
      `划走 ${places} 处房屋和地点，${requests} 件未办结诉求换网格，${posts} 个岗位变动。一次完成；以前的归属留在记录里。`,
    at: '到这个时间自动执行：',
    reason: '为什么调整',
    hint: '会和这次调整一起留下，以后查得到',
    needed: '请写原因',
    press: '执行',
    schedule: '定下',
    leave: '不做了',
    again: '按现在的情况重新预演',
  },
  en: {
    title: 'Carry out the redraw',
    what: (places: number, requests: number, posts: number) =>
      `${places} places move, ${requests} open requests change grids, ${posts} posts change. All at once; earlier owners stay on record.`,
    at: 'Carried out at: ',
    reason: 'Why',
    hint: 'Kept with the redraw',
    needed: 'A reason is needed',
    press: 'Carry out',
    schedule: 'Schedule',
    leave: 'Leave it',
    again: 'Rehearse again on the present facts',
  },
};

type ApplySheetProps = {
  redrawId: string;
  preview: RedrawPreview;
  effectiveAt: string | undefined;
  isRehearsing: boolean;
  onRehearse(): void;
  onDone(): void;
  onClose(): void;
};

export function ApplySheet(props: ApplySheetProps) {
  const { redrawId, preview, effectiveAt, isRehearsing, onRehearse, onDone, onClose } = props;
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const apply = useCommand(applyRedraw, {
    onDone,
    invalidates: ['redraw.', 'unit.', 'place.', 'staffing.', 'contract.', 'territory.'],
  });
  const isStale = apply.problem?.code === 'territory.redraw_stale';
  const whyNot = reason.trim() === '' ? t.needed : undefined;
  return (
    <Sheet open onClose={onClose} title={t.title} place="side">
      <form
        className={style['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (whyNot === undefined && !apply.isSending) void apply.run({ redrawId, reason: reason.trim() });
        }}
      >
        <p>
          {t.what(preview.placesMoved, preview.requests.length, preview.postsEnded.length + preview.postsMoved.length)}
        </p>
        {effectiveAt && (
          <p className="strong">
            {t.at}
            <Moment at={effectiveAt} />
          </p>
        )}
        <TextField
          label={t.reason}
          hint={t.hint}
          lines={2}
          maxLength={400}
          value={reason}
          onChange={setReason}
          autoFocus
        />
        <ProblemNote problem={apply.problem} again={apply.again} />
        <div className={style['row']}>
          {isStale ? (
            <Button kind="primary" busy={isRehearsing} onPress={onRehearse}>
              {t.again}
            </Button>
          ) : (
            <Button type="submit" kind="primary" busy={apply.isSending} whyNot={whyNot}>
              {effectiveAt ? t.schedule : t.press}
            </Button>
          )}
          <Button kind="quiet" onPress={onClose}>
            {t.leave}
          </Button>
        </div>
        {whyNot && <p className="faint">{whyNot}</p>}
      </form>
    </Sheet>
  );
}
