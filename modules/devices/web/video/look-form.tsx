// What for? Asked before every look. The look goes on record first; only then is the address asked for, by the look's own id.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { openVideo } from '../../shared/camera-commands.ts';
import { type VideoReference, videoOfLook } from '../../shared/camera-queries.ts';
import style from './video.module.css';

const messages = {
  zh: {
    why: '调阅做什么用？先记下您的名字、时间和用途，再给地址；审计管理员看得到',
    purposes: ['核实经过', '寻找走失人员', '处置突发事件', '配合办案'],
    other: '写明用途',
    show: '登记并调阅',
    not: '不看了',
    logged: '这次调阅已经记下。',
    open: '在视频平台打开',
    until: '到这个时刻前可以再打开',
    noPlatform: '还没有接入视频平台。请照编号和时间到平台或机房调看，这次调阅同样已经记下。',
    camera: '摄像头编号',
    to: ' 至 ',
    close: '看完了',
  },
  en: {
    why: 'What for? Your name, the time and the purpose go on record before the address; the audit administrator reads it',
    purposes: ['Check what happened', 'Find a lost person', 'An emergency', 'Help an inquiry'],
    other: 'The purpose',
    show: 'Record it and look',
    not: 'Never mind',
    logged: 'This look is on record.',
    open: 'Open in the video platform',
    until: 'May be opened again until',
    noPlatform: 'No video platform is connected. Look there by number and time; this look is on record all the same.',
    camera: 'Camera',
    to: ' – ',
    close: 'Done',
  },
};

export function LookForm({ reference, onClose }: { reference: VideoReference; onClose(): void }) {
  const t = useMessages(messages);
  const [lookId] = useState(newId);
  const [purpose, setPurpose] = useState('');
  const open = useCommand(openVideo);
  if (open.phase === 'done') return <Opened lookId={lookId} onClose={onClose} />;
  const look = () => {
    if (purpose.trim().length >= 2)
      void open.run({ lookId, referenceId: reference.referenceId, purpose: purpose.trim() });
  };
  return (
    <form
      className={style['why']}
      aria-label={t.why}
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <p>{t.why}</p>
      <div className={style['acts']}>
        {t.purposes.map((one) => (
          <Button key={one} onPress={() => setPurpose(one)}>
            {one}
          </Button>
        ))}
      </div>
      <TextField label={t.other} value={purpose} onChange={setPurpose} maxLength={200} />
      <ProblemNote problem={open.problem} again={open.again} />
      <div className={style['acts']}>
        <Button
          type="submit"
          kind="primary"
          busy={open.isSending}
          whyNot={purpose.trim().length >= 2 ? undefined : t.other}
        >
          {t.show}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t.not}
        </Button>
      </div>
    </form>
  );
}

function Opened({ lookId, onClose }: { lookId: string; onClose(): void }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(videoOfLook, { lookId }, { events: [] });
  return (
    <div className={style['why']}>
      {isFirst && <Skeleton lines={2} />}
      <ProblemNote problem={problem} again={again} />
      {answer && (
        <>
          {answer.address ? (
            <>
              <p>{t.logged}</p>
              <p>
                <a href={answer.address} target="_blank" rel="noreferrer">
                  {t.open}
                </a>
              </p>
              <p className="muted">
                {t.until} <Moment at={answer.lastsUntil} short />
              </p>
            </>
          ) : (
            <Note icon="camera">{t.noPlatform}</Note>
          )}
          <p>
            {t.camera} <span className="num strong">{answer.cameraNo}</span> {answer.cameraName}
          </p>
          <p>
            <Moment at={answer.from} />
            {t.to}
            <Moment at={answer.until} />
          </p>
        </>
      )}
      <div className={style['acts']}>
        <Button onPress={onClose}>{t.close}</Button>
      </div>
    </div>
  );
}
