// 上报: a matter seen on the way or told at a door becomes one request in the same queue (B2). Place, photo, a word; the kind is proposed by the
// words and accepted in one press.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { roles } from '#kernel/shared/right.ts';
import { useDrillDay } from '#kernel/web/door/drill-day.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { VoiceRecorder } from '#kernel/web/pieces/voice-recorder.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import type { KeptFile } from '#kernel/web/wire/upload.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportRequest } from '../../../shared/commands.ts';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { useDraft } from '../../parts/use-draft.ts';
import style from './field-report.module.css';
import { noteSpot, type Spot } from './last-spots.ts';
import { PlaceField } from './place-field.tsx';
import { emptyReport, fieldChannels, fieldReportOf } from './report-of.ts';
import { Suggest } from './suggest.tsx';
import { WhoFor } from './who-for.tsx';

const messages = {
  zh: {
    title: '上报',
    photo: '照片',
    text: '看到什么，谁要什么',
    channel: '怎么知道的',
    urgent: '紧急吗',
    calm: '不急',
    emergency: '紧急，马上响铃',
    send: '上报',
    place: '先选地点',
    needed: '拍一张、说一句，都行',
    sending: '照片、录音还在传，传好就能上报',
  },
  en: {
    title: 'Report',
    photo: 'Photos',
    text: 'What was seen, who needs what',
    channel: 'How it was learned',
    urgent: 'Urgent?',
    calm: 'Not urgent',
    emergency: 'Emergency, ring at once',
    send: 'Report',
    place: 'Choose the place first',
    needed: 'A photo or a word is enough',
    sending: 'Photos or voice are still on their way',
  },
};

/** Posts at these units stand on a piece of ground that a report may name as a whole. */
const groundKinds = ['grid', 'community', 'village'];

export default function FieldReport() {
  const t = useMessages(messages);
  const go = useGo();
  const { post } = useHat();
  return (
    <>
      <PageHead title={t.title} sub={post.unitName} />
      <ReportForm
        draftName="field.report"
        onDone={(requestId) => go(`/field/requests/${requestId}`)}
        onQueued={() => go('/field')}
      />
    </>
  );
}

type ReportFormProps = {
  /** What is being written is kept on the device under this name. */
  draftName: string;
  /** Where one stands already (a visit): need not be chosen again. */
  at?: Spot | undefined;
  /** Told in a drill: a drill itself. Left out: as this phone plays or not (the strip over the page says it). */
  isDrill?: boolean | undefined;
  /** The server has it. */
  onDone(requestId: string): void;
  /** The outbox has it: it goes when there is a net, with the id it was given. */
  onQueued(requestId: string): void;
};

/** The form alone, for any other screen of the field on which a matter is found (a sweep). */
export function ReportForm({ draftName, at, isDrill: isPlayed, onDone, onQueued }: ReportFormProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { staff, post } = useHat();
  const drill = useDrillDay();
  const isDrill = isPlayed ?? drill.isOn;
  const { catalogue } = useCatalogue();
  const [draft, change, clear] = useDraft(draftName, emptyReport);
  const [spot, setSpot] = useState<Spot | undefined>(at);
  const [kindCode, setKindCode] = useState<string>();
  const [voice, setVoice] = useState<KeptFile>();
  const [photos, setPhotos] = useState<readonly KeptFile[]>([]);
  const [sending, setSending] = useState({ voice: false, photos: false });
  const [requestId] = useState(newId);
  const report = useCommand(reportRequest, {
    onDone: () => {
      clear();
      onDone(requestId);
    },
    onQueued: () => {
      clear();
      onQueued(requestId);
    },
  });
  const channels = fieldChannels(catalogue?.channels ?? []);
  const channel = channels.find(({ code }) => code === draft.channel)?.code ?? channels[0]?.code ?? '';
  const fileIds = [...photos, ...(voice ? [voice] : [])].map(({ id }) => id);
  const isSaid = draft.text.trim() !== '' || fileIds.length > 0;
  const whyNot = !spot
    ? t.place
    : sending.voice || sending.photos
      ? t.sending
      : isSaid && channel !== ''
        ? undefined
        : t.needed;

  function submit(): void {
    if (whyNot !== undefined || !spot) return;
    noteSpot(spot);
    const reporter = { name: staff.name, role: roles[post.role].title.zh };
    void report.run(fieldReportOf({ ...draft, channel }, { requestId, spot, fileIds, kindCode, reporter, isDrill }));
  }

  return (
    <form
      className={style['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <PlaceField
        spot={spot}
        typed={draft.typed}
        ownUnit={groundKinds.includes(post.unitKind) ? post.unitName : undefined}
        onType={(typed) => change({ typed })}
        onPick={(picked) => {
          setSpot(picked);
          change({ typed: '' });
        }}
      />
      <div className={style['media']}>
        <PhotoPicker
          label={t.photo}
          camera
          onChange={(files, isSending) => {
            setPhotos(files);
            setSending((now) => ({ ...now, photos: isSending }));
          }}
        />
        <VoiceRecorder
          onChange={(file, isSending) => {
            setVoice(file);
            setSending((now) => ({ ...now, voice: isSending }));
          }}
        />
      </div>
      <TextField label={t.text} lines={3} maxLength={2000} value={draft.text} onChange={(text) => change({ text })} />
      <Suggest text={draft.text} chosen={kindCode} onChoose={setKindCode} />
      {channels.length > 1 && (
        <Choice
          label={t.channel}
          value={channel}
          onChange={(code) => change({ channel: code })}
          options={channels.map(({ code, title }) => ({ value: code, label: words(title) }))}
        />
      )}
      <Choice
        label={t.urgent}
        value={draft.isUrgent === 'yes' ? 'yes' : 'no'}
        onChange={(isUrgent) => change({ isUrgent })}
        options={[
          { value: 'no', label: t.calm },
          { value: 'yes', label: t.emergency },
        ]}
      />
      <WhoFor draft={draft} change={change} />
      <ProblemNote problem={report.problem} again={report.again} />
      <div className={style['foot']}>
        {whyNot && <p className="muted">{whyNot}</p>}
        <Button type="submit" kind="primary" big wide busy={report.isSending} whyNot={whyNot}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
