// The form of one new request. The number comes first, for it knows the rest; Enter goes on, and at the words it registers.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { phoneMessages } from '#kernel/shared/identity/messages.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PhotoPicker } from '#kernel/web/pieces/photo-picker.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportRequest } from '../../shared/commands.ts';
import { callerHistory, suggestKindQuery } from '../../shared/queries.ts';
import { Suggestions } from '../intake/suggestions.tsx';
import { KindPicker, PlacePicker, UnitPicker } from '../parts/pickers.tsx';
import type { Titles } from '../parts/use-catalogue.ts';
import { useRested } from '../parts/use-typed.ts';
import { CallerCard } from './caller-card.tsx';
import { type Draft, isBegun, reportOf } from './drafts.ts';
import style from './request-form.module.css';

const messages = {
  zh: {
    channel: '怎么来的',
    phone: '来电号码',
    phoneHint: '先填号码：认得的人会自己出来',
    name: '称呼',
    nameKnown: (name: string) => `不填就记 ${name}`,
    anonymous: '不愿意留姓名',
    proxy: '替别人反映',
    proxyName: '代报人姓名',
    proxyRelation: '是本人的什么人',
    proxyPhone: '代报人电话',
    text: '说的什么事',
    textHint: '照原话写。Enter 登记，Shift + Enter 换行',
    kind: '类别',
    otherKind: '或者选别的类别；不选也能登记，之后再归类',
    place: '在哪里',
    byNumber: '按号码填入，说的是别处就改',
    community: '归哪个社区',
    communityHint: '地点没有登记时，要选社区',
    marks: '标记',
    emergency: '紧急',
    hardship: '急难愁盼',
    photos: '照片',
    earlierPhotos: (n: number) => `之前已传 ${n} 张`,
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
    phone: 'Caller’s number',
    phoneHint: 'The number first: who is known appears by themselves',
    name: 'Name',
    nameKnown: (name: string) => `Left empty: ${name}`,
    anonymous: 'Leaves no name',
    proxy: 'Speaks for somebody else',
    proxyName: 'Name of who speaks',
    proxyRelation: 'Relation to the one concerned',
    proxyPhone: 'Number of who speaks',
    text: 'What about',
    textHint: 'In their own words. Enter registers, Shift + Enter starts a line',
    kind: 'Kind',
    otherKind: 'Or choose another kind; it may also be filed later',
    place: 'Where',
    byNumber: 'Filled in by the number; change it if it is elsewhere',
    community: 'Which community',
    communityHint: 'Needed where the place is not on record',
    marks: 'Marks',
    emergency: 'Emergency',
    hardship: 'Urgent hardship',
    photos: 'Photos',
    earlierPhotos: (n: number) => `${n} sent before`,
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
  const [earlierFiles] = useState(draft.fileIds);
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
  const suggestions = rested.length > 1 ? suggested : undefined;

  const isPlaced = placedUnits.includes(post.unitKind) && roles[post.role].reach === 'territory';
  const needsCommunity = !isPlaced && !draft.place.placeId;
  const whyNot = !isBegun(draft)
    ? t.nothing
    : needsCommunity && !draft.territoryId
      ? t.needCommunity
      : isSending
        ? t.sending
        : undefined;
  const isUrgent = draft.isEmergency || (suggestions?.isEmergency ?? false);
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
    if (isWords || event.ctrlKey || event.metaKey) {
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
      <div className={style['column']}>
        <TextField
          type="tel"
          inputMode="tel"
          autoComplete="off"
          label={t.phone}
          hint={t.phoneHint}
          wrong={wrongPhone}
          value={draft.phone}
          onChange={(phone) => change({ phone })}
          disabled={draft.isAnonymous}
        />
        {shownHistory && <CallerCard history={shownHistory} titles={titles} />}
        <TextField
          label={t.name}
          autoComplete="off"
          placeholder={shownHistory?.person ? t.nameKnown(shownHistory.person.name) : ''}
          value={draft.callerName}
          onChange={(callerName) => change({ callerName })}
          disabled={draft.isAnonymous}
          maxLength={60}
        />
        <div className={style['checks']}>
          <Check label={t.anonymous} isOn={draft.isAnonymous} onChange={(isAnonymous) => change({ isAnonymous })} />
          <Check
            label={t.proxy}
            isOn={draft.proxy !== null}
            onChange={(isOn) => change({ proxy: isOn ? { name: '', relation: '', phone: '' } : null })}
          />
        </div>
        {draft.proxy && <ProxyFields proxy={draft.proxy} onChange={(proxy) => change({ proxy })} />}
      </div>
      <div className={style['column']}>
        <TextField
          label={t.text}
          hint={t.textHint}
          lines={4}
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={20_000}
        />
        <Suggestions
          suggestions={suggestions?.suggestions}
          emergencyWords={suggestions?.emergencyWords ?? []}
          value={draft.kindCode}
          onChange={(kindCode) => change({ kindCode: kindCode === draft.kindCode ? undefined : kindCode })}
          isEmpty={rested.length <= 1}
        />
        <KindPicker
          label={t.kind}
          isBare
          placeholder={t.otherKind}
          kinds={titles.kinds}
          value={draft.kindCode}
          onChange={(kindCode) => change({ kindCode })}
          mayClear
        />
        <PlacePicker
          label={t.place}
          value={draft.place}
          onChange={(place) => change({ place, isPlaceByNumber: false })}
        />
        {draft.isPlaceByNumber && <p className="muted">{t.byNumber}</p>}
        {needsCommunity && (
          <UnitPicker
            label={t.community}
            hint={t.communityHint}
            kinds={['community', 'village']}
            value={draft.territoryId}
            onChange={(territoryId) => change({ territoryId })}
            mayClear
          />
        )}
        <div className={style['checks']} role="group" aria-label={t.marks}>
          <Check label={t.emergency} isOn={draft.isEmergency} onChange={(isEmergency) => change({ isEmergency })} />
          <Check
            label={t.hardship}
            isOn={draft.isUrgentHardship}
            onChange={(isUrgentHardship) => change({ isUrgentHardship })}
          />
        </div>
        <PhotoPicker
          label={earlierFiles.length > 0 ? `${t.photos} · ${t.earlierPhotos(earlierFiles.length)}` : t.photos}
          most={9 - earlierFiles.length}
          onChange={(files, sending) => {
            setSending(sending);
            const fileIds = [...earlierFiles, ...files.map(({ id }) => id)];
            if (fileIds.join() !== draft.fileIds.join()) change({ fileIds });
          }}
        />
      </div>
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

function Check({ label, isOn, onChange }: { label: string; isOn: boolean; onChange(isOn: boolean): void }) {
  return (
    <label className={style['check']}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

type Proxy = NonNullable<Draft['proxy']>;

function ProxyFields({ proxy, onChange }: { proxy: Proxy; onChange(proxy: Proxy): void }) {
  const t = useMessages(messages);
  return (
    <div className={style['proxy']}>
      <TextField
        label={t.proxyName}
        value={proxy.name}
        onChange={(name) => onChange({ ...proxy, name })}
        maxLength={60}
      />
      <TextField
        label={t.proxyRelation}
        value={proxy.relation}
        onChange={(relation) => onChange({ ...proxy, relation })}
        maxLength={40}
      />
      <TextField
        label={t.proxyPhone}
        inputMode="tel"
        value={proxy.phone}
        onChange={(phone) => onChange({ ...proxy, phone })}
        maxLength={30}
      />
    </div>
  );
}

/** The home of whoever calls stands in the field at once, as long as nobody has written anything there; another number, another home. */
function useFillPlace(
  person: { placeId: string | null; address: string | null } | undefined,
  draft: Draft,
  change: (facts: Partial<Draft>) => void,
): void {
  const isOpen = draft.place.text === '' || draft.isPlaceByNumber;
  const home = person?.placeId && person.address ? { text: person.address, placeId: person.placeId } : undefined;
  const isThere = draft.place.placeId === home?.placeId;
  useEffect(() => {
    if (!isOpen || isThere) return;
    if (home) change({ place: { text: home.text, placeId: home.placeId }, isPlaceByNumber: true });
    else if (draft.isPlaceByNumber) change({ place: { text: '' }, isPlaceByNumber: false });
  }, [isOpen, isThere, home?.placeId, home?.text, draft.isPlaceByNumber, change]);
}
