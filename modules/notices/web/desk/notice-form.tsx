// The form of a publication: what it is, for whom, until when, what it says. A draft may be kept half done; what publishing will still ask for is
// said beside the button.
import { useState } from 'react';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Choice, Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { Sent } from '#kernel/web/wire/carrier.ts';
import { useDraft } from '#modules/requests/web/public.ts';
import { draftFaults } from '../../shared/draft.ts';
import { audiences, audienceTitles, kinds, kindTitles } from '../../shared/publication.ts';
import { AreaField } from './area-field.tsx';
import style from './desk.module.css';
import { FilesField } from './files-field.tsx';
import { lackingIn, type NoticeForm } from './form.ts';
import { ItemsField } from './items-field.tsx';

const messages = {
  zh: {
    kind: '种类',
    audience: '给谁看',
    title: '标题',
    titleNeeded: '请写标题',
    body: '正文',
    bodyHow: '空一行分段；不用排版符号',
    from: '开始日（选填，不填就从发布当天算）',
    to: '结束日',
    toOptional: '结束日（选填，不填就一直有效）',
    objections: '居民意见',
    objectionsTake: '期限内收居民意见，每条都由本单位答复',
    save: '存草稿',
    back: '不写了',
    sending: '附件还在传，传好就能存',
    lacking: '发布前还要补：',
  },
  en: {
    kind: 'Kind',
    audience: 'For',
    title: 'Title',
    titleNeeded: 'A title is needed',
    body: 'Text',
    bodyHow: 'An empty line parts paragraphs; no markup',
    from: 'First day (optional: the day it is published)',
    to: 'Last day',
    toOptional: 'Last day (optional: until withdrawn)',
    objections: 'Objections',
    objectionsTake: 'Takes objections within the period; your unit answers each',
    save: 'Keep the draft',
    back: 'Leave it',
    sending: 'Files are still on their way',
    lacking: 'Before it is published: ',
  },
};

type Props = {
  first: NoticeForm;
  /** Title and text outlive a closed page under this name. */
  keptAs?: string;
  backTo: string;
  isBusy: boolean;
  problem: ProblemBody | undefined;
  again: (() => void) | undefined;
  onSave(form: NoticeForm): Promise<Sent>;
};

export function NoticeFormView({ first, keptAs, backTo, isBusy, problem, again, onSave }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [kept, keep, forget] = useDraft(keptAs ?? 'notice.none', { title: '', body: '' });
  const [form, setForm] = useState<NoticeForm>(keptAs ? { ...first, ...kept } : first);
  const [isSending, setSending] = useState(false);
  const [isTried, setTried] = useState(false);
  function change(part: Partial<NoticeForm>): void {
    const next = { ...form, ...part };
    setForm(next);
    if (keptAs) keep({ title: next.title, body: next.body });
  }
  const hasTitle = form.title.trim() !== '';
  const lacking = lackingIn(form, dateOf(now));
  async function save(): Promise<void> {
    setTried(true);
    if (!hasTitle || isSending) return;
    const sent = await onSave(form);
    if (keptAs && sent.outcome !== 'rejected' && sent.outcome !== 'retry') forget();
  }
  return (
    <form
      className={style['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Choice
        label={t.kind}
        value={form.kind}
        onChange={(kind) => change({ kind, audience: kind === 'bulletin' ? 'staff' : 'public' })}
        options={kinds.map((kind) => ({ value: kind, label: words(kindTitles[kind]) }))}
      />
      <Choice
        label={t.audience}
        value={form.audience}
        onChange={(audience) => change({ audience })}
        options={audiences.map((audience) => ({ value: audience, label: words(audienceTitles[audience]) }))}
      />
      <AreaField value={form.areaUnitId} onChange={(areaUnitId) => change({ areaUnitId })} />
      <TextField
        label={t.title}
        maxLength={100}
        value={form.title}
        wrong={isTried && !hasTitle ? t.titleNeeded : undefined}
        onChange={(title) => change({ title })}
      />
      <TextField
        label={t.body}
        hint={t.bodyHow}
        lines={form.kind === 'bulletin' ? 4 : 10}
        maxLength={20_000}
        value={form.body}
        onChange={(body) => change({ body })}
      />
      {form.kind === 'bulletin' && <ItemsField items={form.items} onChange={(items) => change({ items })} />}
      <FilesField
        files={form.files}
        // Films arrive one after the other while one goes on writing: what is added meanwhile must not be lost.
        onChange={(turn) => setForm((latest) => ({ ...latest, files: turn(latest.files) }))}
        onSending={setSending}
      />
      <div className={style['fields']}>
        <TextField
          label={t.from}
          type="date"
          value={form.periodFrom}
          onChange={(periodFrom) => change({ periodFrom })}
        />
        <TextField
          label={form.kind === 'notice' ? t.to : t.toOptional}
          type="date"
          value={form.periodTo}
          onChange={(periodTo) => change({ periodTo })}
        />
      </div>
      {form.kind === 'notice' && form.audience === 'public' && (
        <Choices
          label={t.objections}
          value={form.takesObjections ? ['take'] : []}
          onChange={(value) => change({ takesObjections: value.length > 0 })}
          options={[{ value: 'take', label: t.objectionsTake }]}
        />
      )}
      <ProblemNote problem={problem} again={again} />
      <div className={style['line']}>
        <Button type="submit" kind="primary" busy={isBusy} whyNot={isSending ? t.sending : undefined}>
          {t.save}
        </Button>
        <LinkButton kind="quiet" to={backTo}>
          {t.back}
        </LinkButton>
      </div>
      {isSending && <p className="muted">{t.sending}</p>}
      {lacking.length > 0 && (
        <p className="muted">
          {t.lacking}
          {lacking.map((fault) => words(draftFaults[fault])).join('；')}
        </p>
      )}
    </form>
  );
}
