// The form itself: everything on one page; in large type one question a page, the same questions in the same order.
import { useState } from 'react';
import type { Field } from '#kernel/shared/field.ts';
import { newId } from '#kernel/shared/id.ts';
import { useElderMode } from '#kernel/web/door/elder.ts';
import { useIsResidentSignedIn } from '#kernel/web/door/resident.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { serverTime } from '#kernel/web/time/server-time.ts';
import type { KeptFile } from '#kernel/web/wire/upload.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportRequest } from '../../../shared/commands.ts';
import type { Ask } from '../../../shared/facts.ts';
import { AskFields } from '../../facts/ask-fields.tsx';
import { useFactsEntry, whyNotYet } from '../../facts/use-facts-entry.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { setMyPhone, useMyPhone, useMyPlace } from '../parts/my-place.ts';
import page from '../parts/page.module.css';
import { ReportMore } from './report-more.tsx';
import { emptyReport, reportOf } from './report-of.ts';
import { ReportPlace } from './report-place.tsx';
import { ReportWhen } from './report-when.tsx';
import { SayIt } from './say-it.tsx';

const messages = {
  zh: {
    phone: '您的电话（选填）',
    phoneWhy: '留下后社区能打给您，在别的手机上也能查进度。',
    asked: '还想知道（不填也行，社区会问您）',
    send: '提交',
    next: '下一步',
    back: '上一步',
    needed: '说一句、拍一张或录一段，都行',
    sending: '照片、录音还在传，传好就能提交',
    placeNeeded: '请先选地点',
  },
  en: {
    phone: 'Your number (optional)',
    phoneWhy: 'The community can ring you, and you can follow it on any phone.',
    asked: 'Also (may stay empty, the community will ask)',
    send: 'Send',
    next: 'Next',
    back: 'Back',
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
  /** What that kind asks for, and the field of the time one wishes where it is booked (B7). */
  asks: readonly Ask[];
  wishedAt: Field | undefined;
  isAnonymous: boolean;
  onAnonymous(isAnonymous: boolean): void;
};

export function ReportForm({ what, title, ask, channel, kindCode, asks, wishedAt, isAnonymous, onAnonymous }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const { isOn } = useElderMode();
  const isSignedIn = useIsResidentSignedIn();
  const place = useMyPlace();
  const phone = useMyPhone();
  const [draft, change, clear] = useDraft(`report.${what}`, emptyReport);
  const [typedPhone, setTypedPhone] = useState(phone);
  const [voice, setVoice] = useState<KeptFile>();
  const [photos, setPhotos] = useState<readonly KeptFile[]>([]);
  const [sending, setSending] = useState({ voice: false, photos: false });
  const entry = useFactsEntry(asks);
  const [requestId] = useState(newId);
  const [step, setStep] = useState(0);
  const report = useCommand(reportRequest, {
    onDone: (done) => {
      clear();
      if (!isSignedIn && !isAnonymous) setMyPhone(typedPhone);
      go(`/requests/${(done.result as { requestId: string }).requestId}`);
    },
  });

  const fileIds = [...photos, ...(voice ? [voice] : [])].map(({ id }) => id);
  const isSaid = draft.text.trim() !== '' || fileIds.length > 0;
  const isOnTheWay = sending.voice || sending.photos;
  // A call is never refused for want of a field: what is not right is shown, what is not there is asked by the desk.
  const unfit = whyNotYet(entry, false);
  const unsaid = isOnTheWay ? t.sending : isSaid ? unfit && words(unfit) : t.needed;
  const steps = ['say', ...(asks.length > 0 ? ['facts'] : []), ...(wishedAt ? ['when'] : []), 'where'];
  const isLast = !isOn || step >= steps.length - 1;
  const whyNot = unsaid ?? (isLast && !place ? t.placeNeeded : undefined);
  /** Hidden, not taken out: a recording that is being sent must not be lost by going on. */
  const hiddenUnless = (name: string) => isOn && steps[step] !== name;

  function submit(): void {
    if (whyNot !== undefined) return;
    if (!isLast) return setStep(step + 1);
    if (!place) return;
    const facts = { requestId, channel, title, kindCode, fileIds, place, isAnonymous, wishedAt };
    const told = { facts: entry.facts, now: serverTime.now() };
    void report.run(reportOf(draft, { ...facts, ...told, callerPhone: isSignedIn ? '' : typedPhone }));
  }

  return (
    <form
      className={`${page['page']} ${page['narrow']}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1>{title}</h1>
      <div className={page['stack']} hidden={hiddenUnless('say')}>
        <SayIt
          ask={ask}
          text={draft.text}
          onText={(text) => change({ text })}
          onVoice={(file, isSending) => {
            setVoice(file);
            setSending((now) => ({ ...now, voice: isSending }));
          }}
          onPhotos={(files, isSending) => {
            setPhotos(files);
            setSending((now) => ({ ...now, photos: isSending }));
          }}
        />
      </div>
      {asks.length > 0 && (
        <div className={page['stack']} hidden={hiddenUnless('facts')}>
          <p className="muted">{t.asked}</p>
          <AskFields entry={entry} label={t.asked} />
        </div>
      )}
      {wishedAt && (
        <div className={page['stack']} hidden={hiddenUnless('when')}>
          <ReportWhen field={wishedAt} draft={draft} change={change} />
        </div>
      )}
      <div className={page['stack']} hidden={hiddenUnless('where')}>
        <ReportPlace detail={draft.detail} onDetail={kindCode ? undefined : (detail) => change({ detail })} />
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
      </div>
      <ProblemNote problem={report.problem} again={report.again} />
      {whyNot && <p className="muted">{whyNot}</p>}
      <Button type="submit" kind="primary" big wide busy={report.isSending} whyNot={whyNot}>
        {isLast ? t.send : t.next}
      </Button>
      {isOn && step > 0 && (
        <Button wide onPress={() => setStep(step - 1)}>
          {t.back}
        </Button>
      )}
    </form>
  );
}
