// 归类派单 in one place: what it is, who gets it and by which rule, when it is due — all shown before it is done, one press to do it.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { classifyRequest, dispatchRequest } from '../../shared/commands.ts';
import { dispatchPreview, suggestKindQuery } from '../../shared/queries.ts';
import { AskFields } from '../facts/ask-fields.tsx';
import { useFactsEntry, whyNotYet } from '../facts/use-facts-entry.ts';
import type { PageAnswer } from '../parts/names.ts';
import { KindPicker, PlacePicker, type PlaceSaid } from '../parts/pickers.tsx';
import type { Titles } from '../parts/use-catalogue.ts';
import { DispatchPreview } from './dispatch-preview.tsx';
import style from './intake-panel.module.css';
import { SimilarRequests } from './similar.tsx';
import { Suggestions } from './suggestions.tsx';

const messages = {
  zh: {
    title: '归类派单',
    other: '其他类别',
    otherHow: '或者选别的类别',
    summary: '标题',
    place: '地点',
    more: '改标题、地点、标记',
    emergency: '紧急',
    hardship: '急难愁盼',
    marks: '标记',
    note: '给主办单位的话',
    dispatch: (kind: string, to: string) => `确认“${kind}”，派给 ${to}`,
    dispatchOnly: '派单',
    classify: '只归类，先不派',
    asked: '派单前要问清的',
    choosing: '先选类别，就能看到派给谁、什么时候到期',
  },
  en: {
    title: 'Classify and dispatch',
    other: 'Another kind',
    otherHow: 'Or choose another kind',
    summary: 'Title',
    place: 'Place',
    more: 'Change title, place, marks',
    emergency: 'Emergency',
    hardship: 'Urgent hardship',
    marks: 'Marks',
    note: 'A word to the lead',
    dispatch: (kind: string, to: string) => `Confirm “${kind}”, dispatch to ${to}`,
    dispatchOnly: 'Dispatch',
    classify: 'Classify only',
    asked: 'To be asked before dispatch',
    choosing: 'Choose a kind to see who gets it and when it is due',
  },
};

/** So alike that one looks at it before anything else: `probable` in text/find-duplicates. */
const likelyTold = 0.7;

/** Less sure than this, and the desk chooses by itself: one press must not send a guess on its way. Alarm words are worth it in any case. */
const sureEnough = 0.4;

function worthTaking({ suggestions, isEmergency }: QueryAnswer<typeof suggestKindQuery>): string | undefined {
  const [best] = suggestions;
  return best && (best.confidence >= sureEnough || isEmergency) ? best.kindCode : undefined;
}

export function IntakePanel({ page, titles }: { page: PageAnswer; titles: Titles }) {
  const t = useMessages(messages);
  const words = useWords();
  const { request } = page;
  const may = (act: string) => page.abilities.some((ability) => ability.act === act && ability.may);
  const suggested = useAsk(suggestKindQuery, { text: request.text, unitId: request.deskUnitId }, { events: [] }).answer;
  const [chosenKind, chooseKind] = useState<string>();
  const [leadUnitId, setLead] = useState<string>();
  const [isEditing, setEditing] = useState(false);
  const [summary, setSummary] = useState<string>();
  const [place, setPlace] = useState<PlaceSaid>();
  const [marks, setMarks] = useState<{ isEmergency?: boolean; isUrgentHardship?: boolean }>({});
  const [note, setNote] = useState('');

  const kindCode = chosenKind ?? request.kindCode ?? (suggested && worthTaking(suggested));
  const placeId = place?.placeId ?? undefined;
  const preview = useAsk(
    dispatchPreview,
    { requestId: request.id, kindCode: kindCode ?? '', ...(placeId ? { placeId } : {}) },
    { enabled: kindCode !== undefined && may('dispatch'), keep: true },
  );
  const shown = kindCode ? preview.answer : undefined;
  const entry = useFactsEntry((shown?.asks ?? []).filter(({ isKnown }) => !isKnown));
  const wanting = whyNotYet(entry, (shown?.mayHoldUp ?? false) && !marks.isEmergency);
  const facts = entry.facts.length > 0 ? { facts: entry.facts } : {};
  const hand = shown?.choices.find(({ unitId }) => unitId === leadUnitId);
  const leadName = hand?.name ?? shown?.leadName;

  const classify = useCommand(classifyRequest);
  const dispatch = useCommand(dispatchRequest);
  const corrections = {
    ...(summary !== undefined && summary.trim() !== '' && summary.trim() !== request.summary
      ? { summary: summary.trim() }
      : {}),
    ...(placeId && placeId !== request.placeId ? { placeId } : {}),
    ...(!placeId && place && place.text.trim() !== '' && place.text.trim() !== request.placeText
      ? { placeText: place.text.trim() }
      : {}),
    ...(marks.isEmergency !== undefined && marks.isEmergency !== request.isEmergency
      ? { isEmergency: marks.isEmergency }
      : {}),
    ...(marks.isUrgentHardship !== undefined && marks.isUrgentHardship !== request.isUrgentHardship
      ? { isUrgentHardship: marks.isUrgentHardship }
      : {}),
  };
  const isCorrected = Object.keys(corrections).length > 0;
  const isBusy = classify.isSending || dispatch.isSending;

  async function file(told: typeof facts | undefined): Promise<boolean> {
    if (!kindCode) return false;
    const sent = await classify.run({ requestId: request.id, kindCode, ...corrections, ...told });
    return sent.outcome === 'accepted' || sent.outcome === 'superseded';
  }
  async function send(): Promise<void> {
    if (!kindCode || !leadName || wanting) return;
    if (isCorrected && may('classify') && !(await file(undefined))) return;
    await dispatch.run({
      requestId: request.id,
      kindCode,
      ...(leadUnitId ? { leadUnitId } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
      ...facts,
    });
  }

  const kindTitle = kindCode ? words(titles.kindTitle(kindCode)) : undefined;
  const mayDispatch = may('dispatch');
  const whyNot = !kindCode
    ? t.choosing
    : !leadName && shown?.problem
      ? words(shown.problem)
      : wanting && words(wanting);
  const alike = (
    <SimilarRequests requestId={request.id} similar={page.similar} titles={titles} mayMerge={may('merge')} />
  );
  const isLikelyTold = page.similar.some(({ score }) => score >= likelyTold);
  return (
    <form
      className={`card ${style['panel']}`}
      aria-label={t.title}
      data-print="no"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {isLikelyTold && alike}
      <Suggestions
        suggestions={suggested?.suggestions}
        emergencyWords={suggested?.emergencyWords ?? []}
        value={kindCode}
        onChange={chooseKind}
      />
      <div className={style['other']}>
        <KindPicker
          label={t.other}
          isBare
          placeholder={t.otherHow}
          kinds={titles.kinds}
          value={suggested?.suggestions.slice(0, 3).some((s) => s.kindCode === kindCode) ? undefined : kindCode}
          onChange={(code) => code && chooseKind(code)}
        />
        <Button kind="quiet" icon="pencil" expanded={isEditing} onPress={() => setEditing(!isEditing)}>
          {t.more}
        </Button>
      </div>
      {isEditing && (
        <div className={style['edit']}>
          <TextField label={t.summary} value={summary ?? request.summary} onChange={setSummary} maxLength={120} />
          <PlacePicker
            label={t.place}
            value={place ?? { text: request.placeText ?? '', placeId: request.placeId ?? undefined }}
            onChange={setPlace}
          />
          <fieldset className={style['marks']}>
            <legend className="sr-only">{t.marks}</legend>
            <label>
              <input
                type="checkbox"
                checked={marks.isEmergency ?? request.isEmergency}
                onChange={(event) => setMarks({ ...marks, isEmergency: event.target.checked })}
              />
              {t.emergency}
            </label>
            <label>
              <input
                type="checkbox"
                checked={marks.isUrgentHardship ?? request.isUrgentHardship}
                onChange={(event) => setMarks({ ...marks, isUrgentHardship: event.target.checked })}
              />
              {t.hardship}
            </label>
          </fieldset>
          <TextField label={t.note} value={note} onChange={setNote} maxLength={500} />
        </div>
      )}
      {mayDispatch && shown && <DispatchPreview preview={shown} leadUnitId={leadUnitId} onLead={setLead} />}
      <AskFields entry={entry} label={t.asked} />
      <ProblemNote problem={classify.problem ?? dispatch.problem} again={classify.again ?? dispatch.again} />
      <div className={style['foot']}>
        {mayDispatch && (
          <Button type="submit" kind="primary" busy={isBusy} whyNot={whyNot}>
            {kindTitle && leadName ? t.dispatch(kindTitle, leadName) : t.dispatchOnly}
          </Button>
        )}
        {may('classify') && (kindCode !== request.kindCode || isCorrected) && (
          <Button busy={isBusy} whyNot={kindCode ? undefined : t.choosing} onPress={() => void file(facts)}>
            {t.classify}
          </Button>
        )}
        {whyNot && <span className="faint">{whyNot}</span>}
      </div>
      {!isLikelyTold && alike}
    </form>
  );
}
