// The visit: one press says that all is well and is the end of it; any other outcome is chosen, may be told more of, and is finished with a second press (principle 2).
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useDrillDay } from '#kernel/web/door/drill-day.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import { useMeasure } from '#modules/facts/web/public.ts';
import { closerWords } from '../../shared/closer.ts';
import { closedBy } from '../../shared/covered.ts';
import type { SubjectDuties } from '../../shared/queries.ts';
import { actionTitles, type VisitOutcome } from '../../shared/visit.ts';
import { outcomeWords } from '../words.ts';
import { DrillPart } from './drill-part.tsx';
import { ExcuseSheet } from './excuse-sheet.tsx';
import { FoundSheet } from './found-sheet.tsx';
import { Outcomes } from './outcomes.tsx';
import { noAnswers, type Questions } from './questions.ts';
import { useVisit } from './use-visit.ts';
import style from './visit.module.css';
import { actionsOf, closerOfOpen, isPlayed, visitOf } from './visit-of.ts';

const messages = {
  zh: {
    action: '办的是',
    more: '写一句、拍一张',
    asks: '顺便问一问，问到几项记几项',
    note: '备注',
    proxy: '跟谁说的（本人不在或没电话时）',
    photo: '照片',
    when: '什么时候',
    whenHow: '空着就是现在；晚一天以上补记的会标出来',
    finish: (what: string) => `完成：${what}`,
    sending: '照片还在传，传好就能完成',
    excuse: '这次不用去…',
    linked: (n: number) => `已报 ${n} 件诉求，随走访记下`,
  },
  en: {
    action: 'What is done',
    more: 'Add a word or a photo',
    asks: 'Ask by the way: whatever is answered is kept',
    note: 'Note',
    proxy: 'Whom you spoke to instead',
    photo: 'Photos',
    when: 'When',
    whenHow: 'Empty means now; what is written a day late is marked',
    finish: (what: string) => `Finish: ${what}`,
    sending: 'Photos are still on their way',
    excuse: 'Not this time…',
    linked: (n: number) => `${n} reported, kept with the visit`,
  },
};

export type VisitFormProps = {
  subject: { subjectId: string; kind: SubjectKind; name: string; placeId: string | null; address: string | null };
  open: SubjectDuties['duties'];
  /** At a desk one writes down what others did, and when. */
  isDesk?: boolean;
  /** The questions of the forms that are due. */
  questions?: Questions | undefined;
  onTold: () => void;
};

export function VisitForm({ subject, open, isDesk = false, questions: QuestionsPart, onTold }: VisitFormProps) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [visitId] = useState(newId);
  const actions = actionsOf(open);
  const [action, setAction] = useState(actions[0] ?? 'visit');
  const [outcome, choose] = useState<VisitOutcome>();
  const [texts, setTexts] = useState({ note: '', proxy: '', happenedAt: '' });
  const [photos, setPhotos] = useState({ fileIds: [] as string[], isSending: false });
  const [requestIds, setRequestIds] = useState<readonly string[]>([]);
  const [answers, setAnswers] = useState(noAnswers);
  const [isMore, setMore] = useState(false);
  const drillDay = useDrillDay();
  // At a desk one writes down what others did: a drill of this phone is not theirs.
  const [played, setPlayed] = useState<boolean>();
  const isDrill = played ?? (!isDesk && drillDay.isOn);
  const [sheet, setSheet] = useState<'found' | 'excuse'>();
  const measure = useMeasure(answers);
  const visit = useVisit(subject, onTold);
  const forms = [...new Set(open.flatMap((duty) => (duty.action === action && duty.form ? [duty.form] : [])))];
  const closer = closerOfOpen(open, action);
  const whyNot = photos.isSending ? t.sending : undefined;

  function finish(as: VisitOutcome): void {
    const { told, knownAt } = answers;
    const draft = {
      action,
      outcome: as,
      ...texts,
      fileIds: photos.fileIds,
      requestIds,
      told,
      knownAt,
      measure: measure.read(),
      isDrill,
    };
    const input = visitOf(draft, { visitId, subjectId: subject.subjectId });
    const at = input.happenedAt ? Math.min(now, instantOf(input.happenedAt)) : now;
    visit.record(input, outcomeWords(as, action, subject.kind), closedBy(open, subject.subjectId, draft, at));
  }

  function pick(as: VisitOutcome): void {
    if (as === 'done' && whyNot === undefined) finish(as);
    else choose(as);
    if (as === 'found') setSheet('found');
  }

  /** A drill lasts for the day on this phone; one visit may still be real. */
  function play(is: boolean): void {
    if (is && !isDesk) drillDay.begin();
    setPlayed(is && !isDesk ? undefined : is);
  }

  const more = (
    <div className={style['more']}>
      <TextField
        label={t.note}
        lines={2}
        maxLength={2000}
        value={texts.note}
        onChange={(note) => setTexts({ ...texts, note })}
      />
      <TextField
        label={t.proxy}
        maxLength={60}
        value={texts.proxy}
        onChange={(proxy) => setTexts({ ...texts, proxy })}
      />
      {isDesk && (
        <TextField
          label={t.when}
          hint={t.whenHow}
          type="datetime-local"
          value={texts.happenedAt}
          onChange={(happenedAt) => setTexts({ ...texts, happenedAt })}
        />
      )}
      <PhotoPicker
        label={t.photo}
        camera={!isDesk}
        onChange={(files, isSending) => setPhotos({ fileIds: files.map(({ id }) => id), isSending })}
      />
    </div>
  );
  const asks = QuestionsPart && forms.length > 0 && (
    <section className={style['asks']} aria-label={t.asks}>
      <p className="muted">{t.asks}</p>
      <QuestionsPart subjectId={subject.subjectId} forms={forms} onChange={setAnswers} />
    </section>
  );
  // Whoever wrote something below finds the end below as well.
  const ending = outcome ?? (!closer && !isDesk && (answers.told.length > 0 || texts.note !== '') ? 'done' : undefined);
  return (
    <div className={style['form']} data-inset={isDesk || undefined} {...measure.within}>
      {actions.length > 1 && (
        <Choice
          label={t.action}
          value={action}
          onChange={(next) => {
            setAction(next);
            choose(undefined);
          }}
          options={actions.map((one) => ({ value: one, label: words(actionTitles[one]) }))}
        />
      )}
      {isPlayed({ action, isDrill }) && <DrillPart drill={action === 'drill' ? 'always' : 'yes'} onChange={play} />}
      {/* Whoever writes down what others did tells when and by whom first. */}
      {isDesk && more}
      {isDesk && asks}
      {closer && <p role="note">{`${words(closerWords[closer].title)}：${words(closerWords[closer].wayOut)}`}</p>}
      <Outcomes action={action} kind={subject.kind} closer={closer} chosen={outcome} onChoose={pick} />
      {requestIds.length > 0 && (
        <p role="status" className="good">
          {t.linked(requestIds.length)}
        </p>
      )}
      {!isDesk && asks}
      {!isDesk && (isMore || outcome !== undefined) && more}
      {!isDesk && !isMore && outcome === undefined && (
        <Button kind="quiet" icon="pencil" onPress={() => setMore(true)}>
          {t.more}
        </Button>
      )}
      {outcome === undefined && open.length > 0 && (
        <Button kind="quiet" icon="pause" onPress={() => setSheet('excuse')}>
          {t.excuse}
        </Button>
      )}
      {!isPlayed({ action, isDrill }) && outcome === undefined && <DrillPart drill="no" onChange={play} />}
      {ending !== undefined && (
        <div className={style['foot']}>
          {whyNot && <p className="muted">{whyNot}</p>}
          <Button kind="primary" big wide whyNot={whyNot} onPress={() => finish(ending)}>
            {t.finish(words(outcomeWords(ending, action, subject.kind)))}
          </Button>
        </div>
      )}
      {sheet === 'found' && (
        <FoundSheet
          subject={subject}
          isDrill={isPlayed({ action, isDrill })}
          onClose={() => setSheet(undefined)}
          onReported={(requestId) => {
            setRequestIds((now) => [...now, requestId]);
            setSheet(undefined);
          }}
        />
      )}
      {sheet === 'excuse' && (
        <ExcuseSheet
          subjectId={subject.subjectId}
          open={open}
          onClose={() => setSheet(undefined)}
          onExcuse={(closes, reasonCode, reason) => visit.excuse(visitId, closes, reasonCode, reason)}
        />
      )}
    </div>
  );
}
