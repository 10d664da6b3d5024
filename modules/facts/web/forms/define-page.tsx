// A form is set up on one page: about whom, which fields of the dictionary, which of them it cannot do without. It describes no field itself; one that the dictionary
// lacks is added beside it (1.T: a fact is typed once).
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { listRegisters } from '#modules/registers/shared/queries.ts';
import { defineForm } from '../../shared/commands.ts';
import { type SubjectKind, subjectKinds, subjectTitles } from '../../shared/subject.ts';
import { ChosenFields } from './chosen-fields.tsx';
import { FieldSearch } from './field-search.tsx';
import { FormRefusal } from './form-refusal.tsx';
import style from './forms.module.css';
import { ProposeSheet } from './propose-sheet.tsx';
import { type DictionaryEntry, keyOf } from './words.ts';

const messages = {
  zh: {
    title: '设一张表单',
    sub: '只问系统里没有的；一项只问一次',
    back: '表单和字段',
    name: '表单叫什么',
    nameHow: '如：独居老人冬季摸排',
    subject: '问谁',
    register: '哪个台账（可不选）',
    allOf: '这一类的全部',
    issuer: '谁要的（不写就是本单位）',
    issuerHow: '如：区民政局',
    chosen: '要问的项',
    define: '定下这张表单',
    noName: '请先写表单叫什么',
    noFields: '请先选要问的项',
    next: '定下就生效。没填过、过了有效期的，会列在每个人（户、场所）的“信息”里等着补；其余带出来，写明来源和日子，不再问。',
  },
  en: {
    title: 'Define a form',
    sub: 'Ask only what is not held, and once',
    back: 'Forms and fields',
    name: 'What is it called',
    nameHow: 'Such as: Winter survey of elders',
    subject: 'About',
    register: 'Of which register (optional)',
    allOf: 'All of this kind',
    issuer: 'Wanted by (left out: this unit)',
    issuerHow: 'Such as: Civil Affairs Bureau',
    chosen: 'What it asks',
    define: 'Set up the form',
    noName: 'Say first what it is called',
    noFields: 'Choose first what to ask',
    next: 'It is in force at once. What nobody told, or told too long ago, waits under Facts of each subject; the rest is shown with its source and day and not asked.',
  },
};

export default function DefinePage() {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const { post } = useHat();
  const [title, setTitle] = useState('');
  const [subject, setSubject] = useState<SubjectKind>('person');
  const [register, setRegister] = useState('');
  const [issuer, setIssuer] = useState('');
  const [chosen, setChosen] = useState<readonly DictionaryEntry[]>([]);
  const [needed, setNeeded] = useState<readonly string[]>([]);
  const [proposed, setProposed] = useState<string>();
  const registers = useAsk(listRegisters, {});
  const define = useCommand(defineForm, {
    invalidates: ['form.', 'dictionary.', 'fact.'],
    onDone: (_, { form }) => go(`/desk/forms/${form.code}`),
  });
  const whyNot = title.trim() === '' ? t.noName : chosen.length === 0 ? t.noFields : undefined;

  function change(next: readonly DictionaryEntry[]): void {
    define.clear();
    setChosen(next);
    setNeeded(needed.filter((key) => next.some((entry) => keyOf(entry) === key)));
  }
  const pick = (entry: DictionaryEntry) => {
    if (!chosen.some((one) => keyOf(one) === keyOf(entry))) change([...chosen, entry]);
  };
  const drop = (names: readonly string[]) => change(chosen.filter(({ field }) => !names.includes(field.name)));

  function send(): void {
    const named = (entries: readonly DictionaryEntry[]) => entries.map(({ field }) => field.name);
    void define.run({
      unitId: post.unitId,
      form: {
        code: `own_${newId().replaceAll('-', '').slice(-12)}`,
        title: { zh: title.trim(), en: title.trim() },
        subject,
        ...(issuer.trim() ? { issuer: { zh: issuer.trim(), en: issuer.trim() } } : {}),
        fields: named(chosen.filter(({ home }) => home !== 'visit')),
        visitFields: named(chosen.filter(({ home }) => home === 'visit')),
        needed: named(chosen.filter((entry) => needed.includes(keyOf(entry)))),
      },
      ...(register ? { register } : {}),
    });
  }

  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          <LinkButton kind="quiet" icon="back" to="/desk/forms">
            {t.back}
          </LinkButton>
        }
      />
      <div className={style['page']}>
        <section className={style['part']} aria-label={t.title}>
          <TextField label={t.name} hint={t.nameHow} value={title} onChange={setTitle} maxLength={60} />
          <div className={style['pair']}>
            <Select<SubjectKind>
              label={t.subject}
              value={subject}
              onChange={(kind) => {
                setSubject(kind);
                setRegister('');
                change([]);
              }}
              options={subjectKinds.map((kind) => ({ value: kind, label: words(subjectTitles[kind]) }))}
            />
            <Select<string>
              label={t.register}
              value={register}
              onChange={(code) => {
                define.clear();
                setRegister(code);
              }}
              options={[
                { value: '', label: t.allOf },
                ...(registers.answer?.registers ?? [])
                  .filter((one) => one.subject === subject)
                  .map((one) => ({ value: one.code, label: words(one.title) })),
              ]}
            />
          </div>
          <TextField label={t.issuer} hint={t.issuerHow} value={issuer} onChange={setIssuer} maxLength={40} />
          <h2>{t.chosen}</h2>
          <ChosenFields
            chosen={chosen}
            needed={needed}
            wrong={namesIn(define.problem?.details)}
            onNeed={setNeeded}
            onDrop={(entry) => change(chosen.filter((one) => one !== entry))}
          />
          <FormRefusal problem={define.problem} again={define.again} onDrop={drop} />
          <p className="muted">{t.next}</p>
          <div>
            <Button kind="primary" busy={define.isSending} whyNot={whyNot} onPress={send}>
              {t.define}
            </Button>
          </div>
        </section>
        <FieldSearch subject={subject} chosen={chosen} onPick={pick} onPropose={setProposed} />
      </div>
      {proposed !== undefined && (
        <ProposeSheet
          subject={subject}
          wanted={proposed}
          onClose={() => setProposed(undefined)}
          onField={(entry) => {
            pick(entry);
            setProposed(undefined);
          }}
        />
      )}
    </>
  );
}

/** The fields a refusal is about, by name. */
function namesIn(details: Record<string, unknown> | undefined): readonly string[] {
  const named = details?.['names'] ?? details?.['fields'];
  return Array.isArray(named) ? named.map(String) : [];
}
