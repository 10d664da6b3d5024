// 关联录像: which camera, from when to when, why. The cameras of the request's own estate come first.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { cameraStateTitles, stretchFault } from '../../shared/camera.ts';
import { attachVideo } from '../../shared/camera-commands.ts';
import { camerasNear } from '../../shared/camera-queries.ts';
import { instantTyped, MomentFields, noMoment } from '../parts/moment-fields.tsx';

const messages = {
  zh: {
    title: '关联录像',
    press: '关联',
    camera: '摄像头',
    choose: '选一个',
    near: (name: string) => `本小区 · ${name}`,
    none: '这个社区还没有登记摄像头，请社区书记先登记。',
    from: '从',
    until: '到',
    why: '为什么看这一段',
    whyHow: '如“看清几点、从哪里进的单元门”',
    needed: '要选摄像头，写明时间和原因',
    faults: {
      video_backwards: '结束要晚于开始',
      video_too_long: '一次最多 24 小时，请写事发前后的时间',
      video_future: '还没有录到那个时间',
    },
  },
  en: {
    title: 'Point to a recording',
    press: 'Attach',
    camera: 'Camera',
    choose: 'Choose one',
    near: (name: string) => `this estate · ${name}`,
    none: 'No camera is registered in this community yet.',
    from: 'From',
    until: 'To',
    why: 'Why this stretch',
    whyHow: 'When and by which door they came in',
    needed: 'Camera, times and a reason are needed',
    faults: {
      video_backwards: 'It must end after it begins',
      video_too_long: 'At most 24 hours: name the time around the event',
      video_future: 'That has not been recorded yet',
    },
  },
};

export function AttachVideo({ requestId, onClose }: { requestId: string; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [referenceId] = useState(newId);
  const [cameraId, setCameraId] = useState('');
  const [from, setFrom] = useState(noMoment);
  const [until, setUntil] = useState(noMoment);
  const [why, setWhy] = useState('');
  const now = useNow();
  const near = useAsk(camerasNear, { requestId });
  const attach = useCommand(attachVideo, { onDone: onClose });
  const [begins, ends] = [instantTyped(from), instantTyped(until)];
  const fault = begins && ends ? stretchFault(Date.parse(begins), Date.parse(ends), now) : undefined;
  const isReady = cameraId !== '' && begins && ends && !fault && why.trim().length >= 2;
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={attach.isSending}
      whyNot={isReady ? undefined : fault ? t.faults[fault] : t.needed}
      problem={attach.problem}
      again={attach.again}
      onSubmit={() =>
        begins &&
        ends &&
        void attach.run({ referenceId, requestId, cameraId, from: begins, until: ends, why: why.trim() })
      }
      onClose={onClose}
    >
      <ProblemNote problem={near.problem} again={near.again} />
      {near.answer?.cameras.length === 0 ? (
        <p className="soon">{t.none}</p>
      ) : (
        <Select
          label={t.camera}
          placeholder={t.choose}
          value={cameraId}
          onChange={setCameraId}
          options={(near.answer?.cameras ?? []).map((camera) => {
            const name = [
              `${camera.placeName} ${camera.name}`,
              camera.state === 'dead' && words(cameraStateTitles.dead),
            ]
              .filter(Boolean)
              .join(' · ');
            return { value: camera.cameraId, label: camera.isNear ? t.near(name) : name };
          })}
        />
      )}
      <MomentFields
        label={t.from}
        value={from}
        onChange={(moment) => {
          setFrom(moment);
          // Most stretches end on the day they began.
          if (until.on === '' || until.on === from.on) setUntil({ ...until, on: moment.on });
        }}
      />
      <MomentFields label={t.until} value={until} onChange={setUntil} {...(fault ? { wrong: t.faults[fault] } : {})} />
      <TextField label={t.why} hint={t.whyHow} lines={2} maxLength={200} value={why} onChange={setWhy} />
    </AskSheet>
  );
}
