// The form of a unit's own register, with its count beside it and the definitions it had.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Choice, Choices, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { type SubjectKind, subjectKinds, subjectTitles } from '#modules/facts/shared/subject.ts';
import { defineRegister, endRegister } from '../../shared/commands.ts';
import { previewRegister, registerDefinition, registerFields } from '../../shared/queries.ts';
import style from '../registers.module.css';
import { useRested } from '../use-rested.ts';
import { conditionOf, type Draft } from './condition-draft.ts';
import { ConditionRows } from './condition-rows.tsx';

const messages = {
  zh: {
    title: '名称',
    purpose: '用途',
    purposeHint: '写清楚掌握这份名单做什么；名单上的人可以看到',
    subject: '对象',
    how: '怎么形成',
    byRule: '按条件自动形成',
    byHand: '逐个列入、移出',
    columns: '显示哪些信息',
    more: '要求',
    wantsOwner: '每个对象要有专人负责',
    sensitive: '按敏感台账管理',
    counting: '填好条件，这里会显示现在有多少',
    count: (n: number, isEstimate: boolean) => `${isEstimate ? '约 ' : ''}${n}`,
    of: (n: number, what: string) => `现在符合；范围内共有 ${n} 个（${what}）`,
    becomes: '将作为敏感台账管理：',
    notTold: '敏感台账的数目只告诉负有专门职责的岗位',
    save: '建立',
    change: '保存为新口径',
    reason: '为什么改',
    back: '返回台账',
    end: '停用这本台账',
    endReason: '停用的原因',
    incomplete: '请填好名称、用途和条件',
    history: '历次口径',
  },
  en: {
    title: 'Name',
    purpose: 'Purpose',
    purposeHint: 'What the list is kept for; those on it may read this',
    subject: 'Of',
    how: 'Made',
    byRule: 'by a rule',
    byHand: 'by entering one by one',
    columns: 'Facts shown',
    more: 'Also',
    wantsOwner: 'somebody answers by name for each',
    sensitive: 'kept as sensitive',
    counting: 'Fill in the conditions; the count shows here',
    count: (n: number, isEstimate: boolean) => `${isEstimate ? '≈ ' : ''}${n}`,
    of: (n: number, what: string) => `would be on it now, of ${n} (${what})`,
    becomes: 'It will be kept as sensitive: ',
    notTold: 'The count of a sensitive register is told to the named duty only',
    save: 'Make it',
    change: 'Save as a new definition',
    reason: 'Why it changes',
    back: 'Back to registers',
    end: 'End this register',
    endReason: 'Why it ends',
    incomplete: 'Name, purpose and conditions are needed',
    history: 'Definitions so far',
  },
};

export type Filled = {
  title: string;
  purpose: string;
  subject: SubjectKind;
  isKept: boolean;
  draft: Draft;
  columns: readonly string[];
  isSensitive: boolean;
  wantsOwner: boolean;
};

type Props = {
  heading: string;
  registerId: string;
  areaUnitId: string;
  first: Filled;
  isNew: boolean;
  history?: QueryAnswer<typeof registerDefinition>['history'];
};

export function DefineForm({ heading, registerId, areaUnitId, first, isNew, history = [] }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const [filled, setFilled] = useState(first);
  const [reason, setReason] = useState('');
  const put = (change: Partial<Filled>) => setFilled((before) => ({ ...before, ...change }));
  const fields = useAsk(registerFields, { subject: filled.subject });
  const fieldOf = (name: string) => fields.answer?.fields.find(({ field }) => field.name === name)?.field;
  const rule = filled.isKept ? null : conditionOf(filled.draft, fieldOf);
  const definition = {
    title: filled.title.trim(),
    purpose: filled.purpose.trim(),
    subject: filled.subject,
    membership: filled.isKept ? { kept: true as const } : { rule: rule ?? { all: [] } },
    columns: [...filled.columns],
    sensitivity: filled.isSensitive ? ('sensitive' as const) : ('normal' as const),
    wantsOwner: filled.wantsOwner,
  };
  const save = useCommand(defineRegister, {
    onDone: () => go(`/desk/registers/${registerId}`),
    invalidates: ['register.'],
  });
  const end = useCommand(endRegister, { onDone: () => go('/desk/registers'), invalidates: ['register.'] });
  const isComplete = definition.title.length >= 2 && definition.purpose.length >= 2 && (filled.isKept || rule !== null);
  return (
    <div className={style['page']}>
      <PageHead
        title={heading}
        acts={
          <LinkButton kind="quiet" icon="back" to="/desk/registers">
            {t.back}
          </LinkButton>
        }
      />
      <form
        className={style['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete && !save.isSending)
            void save.run({ registerId, areaUnitId, definition, reason: reason.trim() });
        }}
      >
        <TextField label={t.title} value={filled.title} maxLength={40} onChange={(title) => put({ title })} />
        <TextField
          label={t.purpose}
          hint={t.purposeHint}
          value={filled.purpose}
          maxLength={200}
          onChange={(purpose) => put({ purpose })}
        />
        {isNew && (
          <Select<SubjectKind>
            label={t.subject}
            value={filled.subject}
            onChange={(subject) =>
              put({
                subject,
                columns: [],
                draft: { join: 'all', lines: [{ id: subject, field: '', word: 'is', value: '' }] },
              })
            }
            options={subjectKinds.map((kind) => ({ value: kind, label: words(subjectTitles[kind]) }))}
          />
        )}
        <Choice<'rule' | 'hand'>
          label={t.how}
          value={filled.isKept ? 'hand' : 'rule'}
          onChange={(how) => put({ isKept: how === 'hand' })}
          options={[
            { value: 'rule', label: t.byRule },
            { value: 'hand', label: t.byHand },
          ]}
        />
        {!filled.isKept && fields.answer && (
          <ConditionRows draft={filled.draft} onDraft={(draft) => put({ draft })} fields={fields.answer} />
        )}
        {fields.answer && (
          <Choices<string>
            label={t.columns}
            value={filled.columns}
            onChange={(columns) => put({ columns })}
            options={fields.answer.fields.map(({ field }) => ({ value: field.name, label: words(field.title) }))}
          />
        )}
        <Choices<'owner' | 'sensitive'>
          label={t.more}
          value={[
            ...(filled.wantsOwner ? (['owner'] as const) : []),
            ...(filled.isSensitive ? (['sensitive'] as const) : []),
          ]}
          onChange={(chosen) =>
            put({ wantsOwner: chosen.includes('owner'), isSensitive: chosen.includes('sensitive') })
          }
          options={[
            { value: 'owner', label: t.wantsOwner },
            { value: 'sensitive', label: t.sensitive },
          ]}
        />
        <Preview
          registerId={isNew ? undefined : registerId}
          areaUnitId={areaUnitId}
          definition={definition}
          isReady={rule !== null}
        />
        {!isNew && <TextField label={t.reason} value={reason} maxLength={300} onChange={setReason} />}
        <ProblemNote problem={save.problem ?? end.problem} again={save.again ?? end.again} />
        <div>
          <Button type="submit" kind="primary" busy={save.isSending} whyNot={isComplete ? undefined : t.incomplete}>
            {isNew ? t.save : t.change}
          </Button>{' '}
          {!isNew && (
            <Button
              kind="danger"
              busy={end.isSending}
              whyNot={reason.trim() === '' ? t.endReason : undefined}
              onPress={() => void end.run({ registerId, reason: reason.trim() })}
            >
              {t.end}
            </Button>
          )}
        </div>
        {history.length > 0 && (
          <section className={style['part']}>
            <h3>{t.history}</h3>
            <ul>
              {history.map((one) => (
                <li key={one.version}>
                  <span>
                    <b>{one.version}</b> {words(one.definition.title)} <Moment at={one.from} /> {one.byName}
                  </span>
                  <span className="muted">{one.reason}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </form>
    </div>
  );
}

type PreviewProps = Pick<
  Parameters<typeof useAsk<typeof previewRegister>>[1],
  'areaUnitId' | 'definition' | 'registerId'
> & { isReady: boolean };

function Preview({ registerId, areaUnitId, definition, isReady }: PreviewProps) {
  const t = useMessages(messages);
  const words = useWords();
  // Counted while the name is still missing: what somebody wants to know first is how many.
  const text = JSON.stringify({
    ...definition,
    title: definition.title.length >= 2 ? definition.title : '（未命名）',
    purpose: definition.purpose.length >= 2 ? definition.purpose : '预览',
  });
  const rested = useRested(text, 500);
  const input = {
    areaUnitId,
    definition: JSON.parse(rested) as typeof definition,
    ...(registerId ? { registerId } : {}),
  };
  const { answer, problem } = useAsk(previewRegister, input, { enabled: isReady, keep: true });
  if (!isReady) return <Note>{t.counting}</Note>;
  return (
    <div className={style['preview']} role="status">
      <ProblemNote problem={problem} />
      {answer && answer.count !== null && (
        <>
          <b className="num">{t.count(answer.count, answer.isEstimate)}</b>
          <span>{t.of(answer.subjects, words(subjectTitles[definition.subject]))}</span>
        </>
      )}
      {answer && answer.count === null && answer.isSensitive && answer.problems.length === 0 && (
        <span>{t.notTold}</span>
      )}
      {answer?.why && (
        <span className="soon">
          <Icon name="lock" size={16} /> {t.becomes}
          {words(answer.why)}
        </span>
      )}
      {answer?.problems.map((one) => (
        <span key={one.zh} className="late">
          <Icon name="warn" size={16} /> {words(one)}
        </span>
      ))}
    </div>
  );
}
