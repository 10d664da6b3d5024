// One field of an act's form, by its kind.
import { useState } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { unitPage } from '#modules/territory/shared/queries.ts';
import { listRequests } from '../../shared/queries.ts';
import type { PageAnswer } from '../parts/names.ts';
import { UnitPicker } from '../parts/pickers.tsx';
import { SearchSelect } from '../parts/search-select.tsx';
import { useCatalogue } from '../parts/use-catalogue.ts';
import { useRested } from '../parts/use-typed.ts';
import style from './act-field.module.css';
import { type Field } from './form.ts';
import { approvalTitle } from './forms-of-approval.ts';

const messages = {
  zh: {
    wrong: '这一项要填',
    choose: '请选择',
    findRequest: '编号、标题、说的话',
    noRequest: '没有找到别的诉求',
    who: '姓名',
    nobody: '没有这样的同事',
  },
  en: {
    wrong: 'This is needed',
    choose: 'Choose',
    findRequest: 'Number, title, words',
    noRequest: 'No other request found',
    who: 'Name',
    nobody: 'No such colleague',
  },
};

type Value = string | readonly string[] | undefined;

export type ActFieldProps = {
  field: Field;
  value: Value;
  onChange(value: Value): void;
  onSending(isSending: boolean): void;
  page: PageAnswer;
  isMissing: boolean;
};

export function ActField({ field, value, onChange, onSending, page, isMissing }: ActFieldProps) {
  const t = useMessages(messages);
  const words = useWords();
  const label = words(field.label);
  const wrong = isMissing ? t.wrong : undefined;
  const one = typeof value === 'string' ? value : '';
  const shared = { label, wrong, hint: field.hint && words(field.hint) };
  switch (field.kind) {
    case 'text':
      return (
        <>
          <TextField {...shared} value={one} onChange={onChange} lines={field.lines ?? 1} maxLength={field.max} />
          {field.quick && <Quick words={field.quick} onPick={onChange} />}
        </>
      );
    case 'choice':
      return (
        <Choice
          {...shared}
          value={one || undefined}
          onChange={onChange}
          options={field.options.map((option) => ({ value: option.value, label: words(option.label) }))}
        />
      );
    case 'reason':
      return <MethodReason {...shared} of={field.of} value={one} onChange={onChange} />;
    case 'unit':
      return <UnitPicker label={label} wrong={wrong} value={one || undefined} onChange={onChange} />;
    case 'units':
      return (
        <UnitPicker label={label} wrong={wrong} many value={Array.isArray(value) ? value : []} onChange={onChange} />
      );
    case 'number':
      return <TextField {...shared} type="number" inputMode="numeric" value={one} onChange={onChange} />;
    case 'date':
      return <TextField {...shared} type="date" value={one} onChange={onChange} />;
    case 'moment':
      return <Moments {...shared} value={one} onChange={onChange} />;
    case 'photos':
      return (
        <PhotoPicker
          label={label}
          onChange={(files, isSending) => {
            onChange(files.map(({ id }) => id));
            onSending(isSending);
          }}
        />
      );
    case 'colleague':
      return <Colleague label={label} wrong={wrong} unitId={page.request.deskUnitId} value={one} onChange={onChange} />;
    case 'request':
      return <OtherRequest label={label} wrong={wrong} page={page} value={one} onChange={onChange} />;
    case 'approval':
      return (
        <Choice
          {...shared}
          value={one || undefined}
          onChange={onChange}
          options={page.approvals
            .filter(({ state }) => state === 'asked')
            .map((approval) => ({ value: approval.id, label: words(approvalTitle(approval)) }))}
        />
      );
  }
}

type OneProps = {
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  value: string;
  onChange(value: Value): void;
};

/** Sentences that are written every day, one press each; they can be changed afterwards. */
function Quick({ words: sentences, onPick }: { words: readonly Words[]; onPick(text: string): void }) {
  const words = useWords();
  return (
    <div className={style['quick']}>
      {sentences.map((sentence) => (
        <button key={sentence.zh} type="button" onClick={() => onPick(words(sentence))}>
          {words(sentence)}
        </button>
      ))}
    </div>
  );
}

function MethodReason({ label, hint, wrong, value, onChange, of }: OneProps & { of: 'suspensions' | 'exclusions' }) {
  const t = useMessages(messages);
  const words = useWords();
  const { catalogue } = useCatalogue();
  return (
    <Select
      label={label}
      hint={hint}
      wrong={wrong}
      value={value}
      onChange={onChange}
      placeholder={t.choose}
      options={(catalogue?.[of] ?? []).map(({ code, title }) => ({ value: code, label: words(title) }))}
    />
  );
}

/** The browser's own picker of day and time; no component of ours knows the keyboard of every device as well. */
function Moments({ label, wrong, value, onChange }: OneProps) {
  return (
    <label className={style['moment']}>
      <span>{label}</span>
      <input type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
      {wrong && <small>{wrong}</small>}
    </label>
  );
}

function Colleague({ label, wrong, value, onChange, unitId }: OneProps & { unitId: string }) {
  const t = useMessages(messages);
  const { answer, isAsking } = useAsk(unitPage, { unitId });
  const people = new Map((answer?.posts ?? []).map((post) => [post.staffId, post]));
  return (
    <SearchSelect
      label={label}
      wrong={wrong}
      placeholder={t.who}
      nothing={t.nobody}
      isAsking={isAsking}
      options={[...people.values()].map(({ staffId, staffName, title }) => ({
        value: staffId,
        label: staffName,
        sub: title ?? undefined,
      }))}
      value={value || undefined}
      onChange={onChange}
    />
  );
}

/** Those that look alike stand there before anything is typed. */
function OtherRequest({ label, wrong, value, onChange, page }: OneProps & { page: PageAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const [text, setText] = useState('');
  const rested = useRested(text.trim());
  const { answer, isAsking } = useAsk(
    listRequests,
    { tab: 'all', search: rested, limit: 20 },
    { enabled: rested !== '', keep: true },
  );
  const alike = page.similar.map((other) => ({
    value: other.id,
    label: other.summary,
    sub: `${other.requestNo} · ${other.reasons.map(words).join('、')}`,
  }));
  const found = (rested === '' ? [] : (answer?.rows ?? []))
    .filter(({ id }) => id !== page.request.id)
    .map((row) => ({
      value: row.id,
      label: row.summary,
      sub: `${row.requestNo} · ${row.placeText ?? row.territoryName}`,
    }));
  return (
    <SearchSelect
      label={label}
      wrong={wrong}
      placeholder={t.findRequest}
      nothing={t.noRequest}
      isAsking={isAsking}
      options={rested === '' ? alike : found}
      onSearch={setText}
      value={value || undefined}
      onChange={onChange}
    />
  );
}
