import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useIsResidentSignedIn } from '#kernel/web/door/resident.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { VoiceRecorder } from '#kernel/web/pieces/voice-recorder.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import type { KeptFile } from '#kernel/web/wire/upload.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportRequest } from '../../../shared/commands.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { setMyPhone, useMyPhone, useMyPlace } from '../parts/my-place.ts';
import page from '../parts/page.module.css';
import { ReportMore } from './report-more.tsx';
import { emptyReport, reportOf } from './report-of.ts';
import { ReportPlace } from './report-place.tsx';
import { ReportWhen } from './report-when.tsx';

const messages = {
  zh: {
    photo: '照片（选填）',
    phone: '您的电话（选填）',
    phoneWhy: '留下后社区能打给您，在别的手机上也能查进度。',
    send: '提交',
    needed: '说一句、拍一张或录一段，都行',
    sending: '照片、录音还在传，传好就能提交',
    placeNeeded: '请先选地点',
  },
  en: {
    photo: 'Photos (optional)',
    phone: 'Your number (optional)',
    phoneWhy: 'The community can ring you, and you can follow it on any phone.',
    send: 'Send',
    needed: 'A word, a photo or a recording is enough',
    sending: 'Photos or voice are still on their way',
    placeNeeded: 'Choose the place first',
  },
};

type Props = {
  what: string;
  title: string;
  ask: string;
  channel: string;
  /** The kind proposed by the tile; the desk confirms it. */
  kindCode: string | undefined;
  isAnonymous: boolean;
  onAnonymous(isAnonymous: boolean): void;
};

export function ReportForm({ what, title, ask, channel, kindCode, isAnonymous, onAnonymous }: Props) {
  const t = useMessages(messages);
  const go = useGo();
  const isSignedIn = useIsResidentSignedIn();
  const place = useMyPlace();
  const phone = useMyPhone();
  const [draft, change, clear] = useDraft(`report.${what}`, emptyReport);
  const [typedPhone, setTypedPhone] = useState(phone);
  const [voice, setVoice] = useState<KeptFile>();
  const [photos, setPhotos] = useState<readonly KeptFile[]>([]);
  const [sending, setSending] = useState({ voice: false, photos: false });
  const [requestId] = useState(newId);
  const report = useCommand(reportRequest, {
    onDone: (done) => {
      clear();
      if (!isSignedIn && !isAnonymous) setMyPhone(typedPhone);
      go(`/requests/${(done.result as { requestId: string }).requestId}`);
    },
  });
  const fileIds = [...photos, ...(voice ? [voice] : [])].map(({ id }) => id);
  const isBusy = sending.voice || sending.photos;
  const isSaid = draft.text.trim() !== '' || fileIds.length > 0;
  const whyNot = !isSaid ? t.needed : isBusy ? t.sending : place ? undefined : t.placeNeeded;

  return (
    <form
      className={`${page['page']} ${page['narrow']}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot !== undefined || !place) return;
        const asks = { requestId, channel, title, kindCode, fileIds, place, isAnonymous };
        void report.run(reportOf(draft, { ...asks, callerPhone: isSignedIn || isAnonymous ? '' : typedPhone }));
      }}
    >
      <h1>{title}</h1>
      <TextField label={ask} lines={3} maxLength={2000} value={draft.text} onChange={(text) => change({ text })} />
      <VoiceRecorder
        onChange={(file, isSending) => {
          setVoice(file);
          setSending((now) => ({ ...now, voice: isSending }));
        }}
      />
      <PhotoPicker
        label={t.photo}
        onChange={(files, isSending) => {
          setPhotos(files);
          setSending((now) => ({ ...now, photos: isSending }));
        }}
      />
      {kindCode && <ReportWhen value={draft.when} onChange={(when) => change({ when })} />}
      <ReportPlace detail={draft.detail} onDetail={(detail) => change({ detail })} />
      {!isSignedIn && !isAnonymous && (
        <TextField
          label={t.phone}
          hint={t.phoneWhy}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={20}
          value={typedPhone}
          onChange={setTypedPhone}
        />
      )}
      <ReportMore draft={draft} change={change} isAnonymous={isAnonymous} onAnonymous={onAnonymous} />
      <ProblemNote problem={report.problem} again={report.again} />
      {whyNot && <p className="muted">{whyNot}</p>}
      <Button type="submit" kind="primary" big wide busy={report.isSending} whyNot={whyNot}>
        {t.send}
      </Button>
    </form>
  );
}
