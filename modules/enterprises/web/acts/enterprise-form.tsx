// A firm recorded, or put right: the same fields. A code that is at fault is said so while it is typed; it may be recorded and stands as faulty.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { usccMessages } from '#kernel/shared/identity/messages.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found } from '#modules/identity/web/public.ts';
import { PlaceField } from '#modules/territory/web/public.ts';
import { addEnterprise, correctEnterprise } from '../../shared/commands.ts';
import {
  type Department,
  departmentCodes,
  departmentTitles,
  factTitles,
  kindCodes,
  kindTitles,
  type Method,
  methodCodes,
  methodTitles,
  scaleCodes,
  scaleTitles,
} from '../../shared/enterprise.ts';
import type { Firm } from '../record/enterprise-facts.tsx';
import { changesOf, codeFault, type Draft, draftOf, emptyDraft, faultOf, saidOf } from './draft.ts';

const messages = {
  zh: {
    add: '登记企业',
    addPress: '登记',
    correct: '更正企业资料',
    correctPress: '更正',
    faults: { name: '写上企业名称', headcount: '人数写数字' },
    nothing: '还没有改动',
    unknown: '不清楚',
    yes: '是',
    no: '否',
    keepPhone: '不填就不变',
    codeHint: '对照营业执照；不分大小写',
    working: '实际经营的地方（门店、楼栋）',
    workingHint: '地图上有的就选；没有的，登记后再写地址',
    department: '列入哪个部门',
    noDepartment: '先不列',
    method: '怎么联系的',
    noMethod: '还没有联系',
    open: '打开已有的那一条',
  },
  en: {
    add: 'Record an enterprise',
    addPress: 'Record',
    correct: 'Correct an enterprise',
    correctPress: 'Correct',
    faults: { name: 'A name is needed', headcount: 'The headcount is a number' },
    nothing: 'Nothing changed yet',
    unknown: 'Not known',
    yes: 'Yes',
    no: 'No',
    keepPhone: 'Left out, it stays',
    codeHint: 'Compare with the licence; upper or lower case',
    working: 'Where it works (shop, building)',
    workingHint: 'Choose it if the map has it; else write the address later',
    department: 'On which department’s list',
    noDepartment: 'None yet',
    method: 'How contacted',
    noMethod: 'Not yet',
    open: 'Open the record there is',
  },
};

const workingKinds = ['shop', 'facility', 'building', 'courtyard', 'estate'];
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

export function AddSheet({ onClose, onDone }: { onClose(): void; onDone(enterpriseId: string): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [ids] = useState(() => ({ enterpriseId: newId(), listingId: newId(), working: newId(), responsible: newId() }));
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [place, setPlace] = useState<Found>();
  const [department, setDepartment] = useState<Department | 'none'>('none');
  const [method, setMethod] = useState<Method | 'none'>('none');
  const add = useCommand(addEnterprise, { onDone: () => onDone(ids.enterpriseId), invalidates: ['enterprise.'] });
  const fault = faultOf(draft);
  const holder = add.problem?.code === 'enterprise.uscc_taken' ? add.problem.details?.['enterpriseId'] : undefined;
  // Whoever stands on the ground answers for what they record there, until somebody says otherwise.
  const answers = ['community', 'village', 'grid'].includes(post.unitKind);
  const places = [
    ...(place ? [{ recordId: ids.working, kind: 'working' as const, placeId: place.id }] : []),
    ...(answers
      ? [
          {
            recordId: ids.responsible,
            kind: 'responsible' as const,
            ...(place ? { placeId: place.id } : { unitId: post.unitId }),
          },
        ]
      : []),
  ];
  return (
    <AskSheet
      title={t.add}
      press={t.addPress}
      busy={add.isSending}
      whyNot={fault && t.faults[fault]}
      problem={add.problem}
      again={add.again}
      onSubmit={() =>
        void add.run({
          enterpriseId: ids.enterpriseId,
          ...saidOf(draft),
          places,
          ...(department === 'none'
            ? {}
            : {
                listing: {
                  listingId: ids.listingId,
                  department,
                  ...(method === 'none' ? {} : { method, contactedOn: today() }),
                },
              }),
        })
      }
      onClose={onClose}
    >
      <EnterpriseFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      <PlaceField label={t.working} hint={t.workingHint} kinds={workingKinds} chosen={place} onChange={setPlace} />
      <Select<Department | 'none'>
        label={t.department}
        value={department}
        onChange={setDepartment}
        options={[
          { value: 'none', label: t.noDepartment },
          ...departmentCodes.map((code) => ({ value: code, label: words(departmentTitles[code]) })),
        ]}
      />
      {department !== 'none' && (
        <Select<Method | 'none'>
          label={t.method}
          value={method}
          onChange={setMethod}
          options={[
            { value: 'none', label: t.noMethod },
            ...methodCodes.map((code) => ({ value: code, label: words(methodTitles[code]) })),
          ]}
        />
      )}
      {typeof holder === 'string' && (
        <p>
          <LinkButton to="/desk/enterprises" search={{ enterprise: holder }}>
            {t.open}
          </LinkButton>
        </p>
      )}
    </AskSheet>
  );
}

export function CorrectSheet({ firm, onClose }: { firm: Firm; onClose(): void }) {
  const t = useMessages(messages);
  const [draft, setDraft] = useState<Draft>(() => draftOf(firm));
  const correct = useCommand(correctEnterprise, { onDone: onClose, invalidates: ['enterprise.'] });
  const fault = faultOf(draft);
  const changes = fault ? {} : changesOf(draft, firm);
  return (
    <AskSheet
      title={t.correct}
      press={t.correctPress}
      busy={correct.isSending}
      whyNot={fault ? t.faults[fault] : Object.keys(changes).length === 0 ? t.nothing : undefined}
      problem={correct.problem}
      again={correct.again}
      onSubmit={() => void correct.run({ enterpriseId: firm.enterpriseId, ...changes })}
      onClose={onClose}
    >
      <EnterpriseFields
        draft={draft}
        keepsPhone={firm.phoneMasked !== null}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
    </AskSheet>
  );
}

type EnterpriseFieldsProps = { draft: Draft; keepsPhone?: boolean; onChange(change: Partial<Draft>): void };

function EnterpriseFields({ draft, keepsPhone = false, onChange }: EnterpriseFieldsProps) {
  const t = useMessages(messages);
  const words = useWords();
  const fault = codeFault(draft.uscc);
  const text = (field: 'park' | 'legalRepresentative' | 'contactName', maxLength = 60) => (
    <TextField
      label={words(factTitles[field])}
      value={draft[field]}
      maxLength={maxLength}
      autoComplete="off"
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <>
      <TextField
        label={words(factTitles.name)}
        value={draft.name}
        maxLength={120}
        required
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={words(factTitles.uscc)}
        hint={t.codeHint}
        wrong={fault && words(usccMessages[fault])}
        value={draft.uscc}
        maxLength={40}
        autoComplete="off"
        onChange={(uscc) => onChange({ uscc })}
      />
      <Select
        label={words(factTitles.kind)}
        value={draft.kind}
        onChange={(kind) => onChange({ kind })}
        options={kindCodes.map((code) => ({ value: code, label: words(kindTitles[code]) }))}
      />
      {text('park')}
      {text('legalRepresentative')}
      {text('contactName')}
      <TextField
        label={words(factTitles.phone)}
        {...(keepsPhone ? { hint: t.keepPhone } : {})}
        type="tel"
        value={draft.phone}
        maxLength={40}
        autoComplete="off"
        onChange={(phone) => onChange({ phone })}
      />
      <TextField
        label={words(factTitles.headcount)}
        inputMode="numeric"
        value={draft.headcount}
        maxLength={7}
        onChange={(headcount) => onChange({ headcount })}
      />
      <Select
        label={words(factTitles.scale)}
        value={draft.scale}
        onChange={(scale) => onChange({ scale })}
        options={[
          { value: 'unknown' as const, label: t.unknown },
          ...scaleCodes.map((code) => ({ value: code, label: words(scaleTitles[code]) })),
        ]}
      />
      <Select
        label={words(factTitles.isAboveScale)}
        value={draft.isAboveScale}
        onChange={(isAboveScale) => onChange({ isAboveScale })}
        options={[
          { value: 'unknown' as const, label: t.unknown },
          { value: 'yes' as const, label: t.yes },
          { value: 'no' as const, label: t.no },
        ]}
      />
      <TextField
        label={words(factTitles.note)}
        lines={2}
        value={draft.note}
        maxLength={500}
        onChange={(note) => onChange({ note })}
      />
    </>
  );
}
