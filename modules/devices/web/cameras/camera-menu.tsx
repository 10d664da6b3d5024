// What may be done to a camera from its row: say whether it works, change what was written, take it out of use.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Menu } from '#kernel/web/plain/menu.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, ReasonSheet } from '#modules/identity/web/public.ts';
import type { CameraState } from '../../shared/camera.ts';
import { markCamera, retireCamera } from '../../shared/camera-commands.ts';
import type { CameraRow } from '../../shared/camera-queries.ts';
import { instantTyped, MomentFields, noMoment } from '../parts/moment-fields.tsx';
import { CameraSheet } from './camera-sheet.tsx';
import style from './cameras.module.css';

const messages = {
  zh: {
    acts: '选一项',
    of: (name: string) => `${name} 的操作`,
    dead: '报故障',
    live: '已修好',
    change: '修改',
    retire: '停用',
    retireWhat: '停用以后不再算进庭院的摄像头，也不能再关联它的新录像；以前的关联和调阅记录都留着。不能恢复。',
    note: '情况',
    noteHow: '如“无画面”“被树挡住”',
    since: '从什么时候',
    sinceHow: '空着就是现在',
  },
  en: {
    acts: 'Choose',
    of: (name: string) => `Acts on ${name}`,
    dead: 'Report it dead',
    live: 'It works again',
    change: 'Change',
    retire: 'Retire',
    retireWhat:
      'It counts no more and takes no new references; past ones and the looks at them stay. Cannot be undone.',
    note: 'What is wrong',
    noteHow: 'No picture, behind a tree',
    since: 'Since when',
    sinceHow: 'Empty means now',
  },
};

type Act = CameraState | 'change' | 'retire';
type CameraMenuProps = { camera: CameraRow; mayKeep: boolean; mayMark: boolean };

export function CameraMenu({ camera, mayKeep, mayMark }: CameraMenuProps) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<Act>();
  const close = () => setOpen(undefined);
  if (camera.retiredAt) return null;
  const other: CameraState = camera.state === 'dead' ? 'live' : 'dead';
  const acts: Act[] = [...(mayMark ? [other] : []), ...(mayKeep ? (['change', 'retire'] as const) : [])];
  return (
    <>
      <Menu
        label={<span className={style['acts']}>{t.acts}</span>}
        name={t.of(camera.name)}
        items={acts.map((act) => ({ key: act, label: t[act], onPick: () => setOpen(act) }))}
      />
      {(open === 'dead' || open === 'live') && <MarkSheet camera={camera} state={open} onClose={close} />}
      {open === 'change' && <CameraSheet camera={camera} onClose={close} />}
      {open === 'retire' && (
        <ReasonSheet
          command={retireCamera}
          title={`${t.retire} ${camera.name}`}
          press={t.retire}
          what={t.retireWhat}
          input={(reason) => ({ cameraId: camera.cameraId, reason })}
          onClose={close}
        />
      )}
    </>
  );
}

function MarkSheet({ camera, state, onClose }: { camera: CameraRow; state: CameraState; onClose(): void }) {
  const t = useMessages(messages);
  const [note, setNote] = useState('');
  const [since, setSince] = useState(noMoment);
  const mark = useCommand(markCamera, { onDone: onClose });
  const at = instantTyped(since);
  return (
    <AskSheet
      title={`${t[state]} · ${camera.name}`}
      press={t[state]}
      busy={mark.isSending}
      problem={mark.problem}
      again={mark.again}
      onSubmit={() => void mark.run({ cameraId: camera.cameraId, state, note, ...(at ? { since: at } : {}) })}
      onClose={onClose}
    >
      {state === 'dead' && (
        <TextField label={t.note} hint={t.noteHow} value={note} maxLength={200} onChange={setNote} autoFocus />
      )}
      <MomentFields label={t.since} value={since} onChange={setSince} />
      <p className="muted">{t.sinceHow}</p>
    </AskSheet>
  );
}
