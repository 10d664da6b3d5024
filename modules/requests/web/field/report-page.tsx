// 上报: photo, place, a few words — a matter met on the way or told at a door becomes one request in the same queue (B2 入户走访). For somebody
// without a phone the proxy is on record (rule 6).
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { searchPlaces } from '#modules/territory/shared/queries.ts';
import { reportRequest } from '../../shared/commands.ts';
import { useDraft } from '../parts/use-draft.ts';
import { useRested } from '../parts/use-typed.ts';
import style from './field.module.css';

const messages = {
  zh: {
    title: '上报',
    photo: '拍照',
    where: '在哪里',
    whereHint: '小区、楼号、门牌，如“3-1-101”',
    what: '什么事',
    more: '替别人说的',
    name: '本人姓名',
    phone: '本人电话',
    send: '上报',
    need: '写一句话或拍一张照片就能上报',
    here: '就在我的网格',
  },
  en: {
    title: 'Report',
    photo: 'Take a photo',
    where: 'Where',
    whereHint: 'Estate, building, door, e.g. “3-1-101”',
    what: 'What is it',
    more: 'For somebody else',
    name: 'Their name',
    phone: 'Their phone',
    send: 'Report',
    need: 'A few words or a photo will do',
    here: 'In my grid',
  },
};

const empty = { text: '', place: '', placeId: '', address: '', name: '', phone: '', isFor: '' };

export default function ReportPage() {
  const t = useMessages(messages);
  const go = useGo();
  const [draft, change, clear] = useDraft('field.report', empty);
  const [requestId] = useState(newId);
  const [fileIds, setFileIds] = useState<string[]>([]);
  const [isSending, setSending] = useState(false);
  const looking = useRested(draft.placeId ? '' : draft.place.trim());
  const places = useAsk(searchPlaces, { text: looking, limit: 6 }, { enabled: looking.length >= 2, keep: true });
  const report = useCommand(reportRequest, {
    onDone: () => {
      clear();
      go(`/field/requests/${requestId}`);
    },
  });
  const isReady = (draft.text.trim() !== '' || fileIds.length > 0) && !isSending;
  const send = () =>
    void report.run({
      requestId,
      channel: 'home_visit',
      text: draft.text.trim(),
      fileIds,
      ...(draft.placeId ? { placeId: draft.placeId } : draft.place.trim() ? { placeText: draft.place.trim() } : {}),
      ...(draft.isFor && draft.name.trim()
        ? { callerName: draft.name.trim(), ...(draft.phone.trim() ? { callerPhone: draft.phone.trim() } : {}) }
        : {}),
    });
  return (
    <>
      <PageHead title={t.title} />
      <div className={style['form']}>
        <PhotoPicker
          label={t.photo}
          onChange={(files, sending) => {
            setFileIds(files.map((file) => file.id));
            setSending(sending);
          }}
        />
        <TextField label={t.what} lines={3} value={draft.text} onChange={(text) => change({ text })} maxLength={2000} />
        <TextField
          label={t.where}
          hint={t.whereHint}
          value={draft.placeId ? draft.address : draft.place}
          onChange={(place) => change({ place, placeId: '', address: '' })}
        />
        {!draft.placeId && (places.answer?.places ?? []).length > 0 && (
          <div className={style['places']}>
            {places.answer?.places.map((place) => (
              <Button key={place.placeId} onPress={() => change({ placeId: place.placeId, address: place.address })}>
                {place.address}
              </Button>
            ))}
          </div>
        )}
        {draft.isFor ? (
          <>
            <TextField label={t.name} value={draft.name} onChange={(name) => change({ name })} maxLength={60} />
            <TextField
              label={t.phone}
              type="tel"
              inputMode="tel"
              value={draft.phone}
              onChange={(phone) => change({ phone })}
              maxLength={30}
            />
          </>
        ) : (
          <Button kind="quiet" icon="person" onPress={() => change({ isFor: 'yes' })}>
            {t.more}
          </Button>
        )}
        <ProblemNote problem={report.problem} again={report.again} />
        <Button kind="primary" onPress={send} busy={report.isSending} whyNot={isReady ? undefined : t.need}>
          {t.send}
        </Button>
        {!isReady && <p className="muted">{t.need}</p>}
      </div>
    </>
  );
}
