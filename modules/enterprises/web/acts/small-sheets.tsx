// Short acts on a firm: its state, a department's list, the key flag, a shop it runs.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found, ReasonSheet } from '#modules/identity/web/public.ts';
import { PlaceField } from '#modules/territory/web/public.ts';
import {
  listEnterprise,
  markKey,
  runShop,
  setEnterpriseState,
  unlistEnterprise,
  unmarkKey,
} from '../../shared/commands.ts';
import {
  type Department,
  departmentCodes,
  departmentTitles,
  type EnterpriseState,
  type Method,
  methodCodes,
  methodTitles,
  stateCodes,
  stateTitles,
} from '../../shared/enterprise.ts';

const messages = {
  zh: {
    state: '经营状态',
    press: '登记',
    on: '从哪天起（不填就是今天）',
    reason: '原因',
    needed: '写一句原因',
    same: '和现在一样',
    list: '部门名录、联系',
    act: '做什么',
    acts: { list: '列入，或记一次联系', unlist: '移出名录' },
    department: '部门',
    choose: '请选择',
    needDepartment: '选一个部门',
    method: '怎么联系的',
    noMethod: '还没有联系',
    contactedOn: '哪天联系的',
    needDay: '写明哪天联系的',
    mark: '列为重点企业',
    markWhat: '从今天起列为重点企业，走访和专人服务按重点企业办。',
    unmark: '不再是重点企业',
    unmarkWhat: '从今天起不再是重点企业，以前的记录留着。',
    shop: '登记门店',
    place: '门店',
    placeHint: '如“接庄大街10号”',
    needPlace: '选一个门店',
  },
  en: {
    state: 'State',
    press: 'Record',
    on: 'From which day (today if left out)',
    reason: 'Reason',
    needed: 'A reason is needed',
    same: 'As it is now',
    list: 'Lists and contacts',
    act: 'What',
    acts: { list: 'Put on a list, or note a contact', unlist: 'Take off a list' },
    department: 'Department',
    choose: 'Choose',
    needDepartment: 'Choose a department',
    method: 'How contacted',
    noMethod: 'Not yet',
    contactedOn: 'On which day',
    needDay: 'Say on which day',
    mark: 'Make it a key enterprise',
    markWhat: 'From today on a key enterprise, visited and served as one.',
    unmark: 'No key enterprise any more',
    unmarkWhat: 'From today on no key enterprise; what was stays on record.',
    shop: 'A shop it runs',
    place: 'Shop',
    placeHint: 'As “10 Jiezhuang Street”',
    needPlace: 'Choose a shop',
  },
};
const options = (onClose: () => void) => ({ onDone: onClose, invalidates: ['enterprise.'] });

type OfFirm = { enterpriseId: string; onClose(): void };

export function StateSheet({ enterpriseId, state: now, onClose }: OfFirm & { state: EnterpriseState }) {
  const t = useMessages(messages);
  const words = useWords();
  const [state, setState] = useState(now);
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const act = useCommand(setEnterpriseState, options(onClose));
  return (
    <AskSheet
      title={t.state}
      press={t.press}
      busy={act.isSending}
      whyNot={state === now ? t.same : reason.trim() === '' ? t.needed : undefined}
      problem={act.problem}
      again={act.again}
      onSubmit={() => void act.run({ enterpriseId, state, reason: reason.trim(), ...(on ? { on } : {}) })}
      onClose={onClose}
    >
      <Choice
        label={t.state}
        value={state}
        onChange={setState}
        options={stateCodes.map((code) => ({ value: code, label: words(stateTitles[code]) }))}
      />
      <TextField label={t.on} type="date" value={on} onChange={setOn} />
      <TextField label={t.reason} lines={2} maxLength={300} value={reason} onChange={setReason} required />
    </AskSheet>
  );
}

type Listed = { department: Department; until: string | null };

export function ListingSheet({ enterpriseId, listings, onClose }: OfFirm & { listings: readonly Listed[] }) {
  const t = useMessages(messages);
  const words = useWords();
  const [listingId] = useState(newId);
  const [what, setWhat] = useState<'list' | 'unlist'>('list');
  const [department, setDepartment] = useState<Department>();
  const [method, setMethod] = useState<Method | 'none'>('none');
  const [contactedOn, setContactedOn] = useState('');
  const [reason, setReason] = useState('');
  const list = useCommand(listEnterprise, options(onClose));
  const unlist = useCommand(unlistEnterprise, options(onClose));
  const act = what === 'list' ? list : unlist;
  const listed = listings.filter(({ until }) => until === null).map((one) => one.department);
  const lack =
    department === undefined
      ? t.needDepartment
      : what === 'unlist'
        ? reason.trim() === '' && t.needed
        : method !== 'none' && contactedOn === '' && t.needDay;
  return (
    <AskSheet
      title={t.list}
      press={t.press}
      busy={act.isSending}
      whyNot={lack || undefined}
      problem={act.problem}
      again={act.again}
      onSubmit={() => {
        if (!department) return;
        if (what === 'unlist') void unlist.run({ enterpriseId, department, reason: reason.trim() });
        else
          void list.run({
            enterpriseId,
            listingId,
            department,
            ...(method === 'none' ? {} : { method, contactedOn }),
          });
      }}
      onClose={onClose}
    >
      {listed.length > 0 && (
        <Choice
          label={t.act}
          value={what}
          onChange={setWhat}
          options={(['list', 'unlist'] as const).map((one) => ({ value: one, label: t.acts[one] }))}
        />
      )}
      <Select
        label={t.department}
        value={department ?? ''}
        placeholder={t.choose}
        onChange={setDepartment}
        options={(what === 'unlist' ? listed : departmentCodes).map((code) => ({
          value: code,
          label: words(departmentTitles[code]),
        }))}
      />
      {what === 'list' && (
        <>
          <Select<Method | 'none'>
            label={t.method}
            value={method}
            onChange={setMethod}
            options={[
              { value: 'none', label: t.noMethod },
              ...methodCodes.map((code) => ({ value: code, label: words(methodTitles[code]) })),
            ]}
          />
          {method !== 'none' && (
            <TextField label={t.contactedOn} type="date" value={contactedOn} onChange={setContactedOn} />
          )}
        </>
      )}
      {what === 'unlist' && (
        <TextField label={t.reason} lines={2} maxLength={300} value={reason} onChange={setReason} required />
      )}
    </AskSheet>
  );
}

export function KeySheet({ enterpriseId, isKey, onClose }: OfFirm & { isKey: boolean }) {
  const t = useMessages(messages);
  const [flagId] = useState(newId);
  const shared = { press: t.press, isGrave: false, invalidates: ['enterprise.'], onClose };
  return isKey ? (
    <ReasonSheet
      {...shared}
      command={unmarkKey}
      title={t.unmark}
      what={t.unmarkWhat}
      input={(reason) => ({ enterpriseId, reason })}
    />
  ) : (
    <ReasonSheet
      {...shared}
      command={markKey}
      title={t.mark}
      what={t.markWhat}
      input={(reason) => ({ enterpriseId, flagId, reason })}
    />
  );
}

export function RunShopSheet({ enterpriseId, onClose }: OfFirm) {
  const t = useMessages(messages);
  const [runId] = useState(newId);
  const [place, setPlace] = useState<Found>();
  const [from, setFrom] = useState('');
  const act = useCommand(runShop, options(onClose));
  return (
    <AskSheet
      title={t.shop}
      press={t.press}
      busy={act.isSending}
      whyNot={place ? undefined : t.needPlace}
      problem={act.problem}
      again={act.again}
      onSubmit={() => {
        if (place) void act.run({ runId, placeId: place.id, enterpriseId, ...(from ? { from } : {}) });
      }}
      onClose={onClose}
    >
      <PlaceField label={t.place} hint={t.placeHint} kinds={['shop']} chosen={place} onChange={setPlace} />
      <TextField label={t.on} type="date" value={from} onChange={setFrom} />
    </AskSheet>
  );
}
