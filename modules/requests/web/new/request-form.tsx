// The form of one new request. The number comes first, for it knows the rest; Enter goes on, and at the words it registers.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { phoneMessages } from '#kernel/shared/identity/messages.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportRequest } from '../../shared/commands.ts';
import { callerHistory, suggestKindQuery } from '../../shared/queries.ts';
import type { Titles } from '../parts/use-catalogue.ts';
import { useRested } from '../parts/use-typed.ts';
import { CallerFields } from './caller-fields.tsx';
import { type Draft, isBegun, reportOf } from './drafts.ts';
import { MatterFields } from './matter-fields.tsx';
import style from './request-form.module.css';
import { useFillPlace } from './use-fill-place.ts';

const messages = {
  zh: {
    channel: '怎么来的',
    first: (name: string) => `首问：${name}（您），交接之前由您负责`,
    submit: '登记',
    submitUrgent: '登记，马上响铃',
    nothing: '先写点什么：号码、说的事、地点，有一样就能登记',
    needCommunity: '选好社区就能登记',
    sending: '照片还在传',
    now: '登记之后直接去派单',
  },
  en: {
    channel: 'How it came',
    first: (name: string) => `First asked: ${name} (you), yours until handed over`,
    submit: 'Register',
    submitUrgent: 'Register and ring',
    nothing: 'Write something first: a number, the matter or a place',
    needCommunity: 'Choose the community to register',
    sending: 'Photos are still on their way',
    now: 'It opens for dispatch at once',
  },
};

/** These come by themselves, or have a page of their own. */
const notByHand = ['one_key', 'grid_wechat_group'];
/** Posts at these units know by themselves which community it is. */
const placedUnits = ['community', 'village', 'grid'];

export type RequestFormProps = {
  draft: Draft;
  titles: Titles;
  isShown: boolean;
  change(facts: Partial<Draft>): void;
  onRegistered(): void;
};

export function RequestForm({ draft, titles, isShown, change, onRegistered }: RequestFormProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { staff, post } = useHat();
  const report = useCommand(reportRequest, { onDone: onRegistered });
  const form = useRef<HTMLFormElement>(null);
  const [isSending, setSending] = useState(false);
  const [isTried, setTried] = useState(false);
  useEffect(() => {
    if (isShown) form.current?.querySelector<HTMLElement>('input[type="tel"]')?.focus();
  }, [isShown]);

  const checked = checkPhone(draft.phone);
  const number = useRested(checked.ok ? checked.normalized : '', 200);
  const history = useAsk(callerHistory, { phone: number }, { enabled: number !== '' && !draft.isAnonymous }).answer;
  const shownHistory = number !== '' && !draft.isAnonymous ? history : undefined;
  useFillPlace(shownHistory?.person ?? undefined, draft, change);

  const rested = useRested(draft.text.trim(), 400);
  const suggested = useAsk(
    suggestKindQuery,
    { text: rested },
    { enabled: rested.length > 1, keep: true, events: [] },
  ).answer;
  const shownSuggestions = rested.length > 1 ? suggested : undefined;

  const isPlaced = placedUnits.includes(post.unitKind) && roles[post.role].reach === 'territory';
  const needsCommunity = !isPlaced && !draft.place.placeId;
  const whyNot = !isBegun(draft)
    ? t.nothing
    : needsCommunity && !draft.territoryId
      ? t.needCommunity
      : isSending
        ? t.sending
        : undefined;
  const isUrgent = draft.isEmergency || (shownSuggestions?.isEmergency ?? false);
  const channels = (titles.catalogue?.channels ?? []).filter(({ code }) => !notByHand.includes(code));
  const wrongPhone =
    isTried && draft.phone.trim() !== '' && !checked.ok ? words(phoneMessages[checked.reason]) : undefined;

  function submit(): void {
    setTried(true);
    if (whyNot === undefined) void report.run(reportOf(draft));
  }
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    // A word being composed in pinyin ends with Enter as well.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.shiftKey) return;
    const target = event.target as HTMLElement;
    const isWords = target.tagName === 'TEXTAREA';
    // Enter in a list of choices chooses; it does not send the form with it.
    if (target.role === 'combobox' && !event.ctrlKey && !event.metaKey) event.preventDefault();
    else if (isWords || event.ctrlKey || event.metaKey) {
      event.preventDefault();
      submit();
    } else if (target instanceof HTMLInputElement && target.type === 'tel') {
      event.preventDefault();
      form.current?.querySelector<HTMLElement>('textarea')?.focus();
    }
  }

  return (
    <form
      ref={form}
      className={style['form']}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={style['whole']}>
        <Choice
          label={t.channel}
          value={draft.channel}
          onChange={(channel) => change({ channel })}
          options={channels.map(({ code, title }) => ({ value: code, label: words(title) }))}
        />
      </div>
      <CallerFields draft={draft} change={change} titles={titles} history={shownHistory} wrongPhone={wrongPhone} />
      <MatterFields
        draft={draft}
        change={change}
        titles={titles}
        suggested={shownSuggestions}
        needsCommunity={needsCommunity}
        onSending={setSending}
      />
      <div className={style['foot']}>
        <ProblemNote problem={report.problem} again={report.again} />
        <div className={style['send']}>
          <Button type="submit" kind={isUrgent ? 'danger' : 'primary'} big busy={report.isSending} whyNot={whyNot}>
            {isUrgent ? t.submitUrgent : t.submit}
          </Button>
          <p className="muted" role="status">
            {whyNot ?? t.now}
            <br />
            {t.first(staff.name)}
          </p>
        </div>
      </div>
    </form>
  );
}
