// 拟协议: what happened, and what each side promises by when. A new draft voids what was signed under the old one, and says so.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { draftAgreement } from '../../shared/commands.ts';
import { partyRoles } from '../../shared/words.ts';
import type { CasePage } from './forms.ts';
import style from './mediation.module.css';

const messages = {
  zh: {
    title: '拟协议',
    close: '不做了',
    form: '形式',
    written: '书面（各方签名、调解员签名、盖章）',
    oral: '口头（当面说定，调解员登记）',
    facts: '纠纷事实',
    term: (n: number) => `第 ${n} 条`,
    by: '谁来做',
    both: '双方',
    dueOn: '什么时候以前',
    more: '加一条',
    drop: (n: number) => `去掉第 ${n} 条`,
    save: '拟好，请双方签',
    needed: '还要写纠纷事实和至少一条约定',
    again: '改了以后，之前签的都不算，要重新签。',
  },
  en: {
    title: 'Draft the agreement',
    close: 'Leave it',
    form: 'Form',
    written: 'Written (signed by all, by the mediator, and sealed)',
    oral: 'Oral (said before the mediator, who records it)',
    facts: 'What happened',
    term: (n: number) => `Term ${n}`,
    by: 'By whom',
    both: 'both',
    dueOn: 'Until',
    more: 'Add a term',
    drop: (n: number) => `Drop term ${n}`,
    save: 'Ready to be signed',
    needed: 'Still needed: what happened and at least one term',
    again: 'What was signed before is void then and must be signed anew.',
  },
};

type Term = { termId: string; text: string; byPartyId: string; dueOn: string };
const emptyTerm = (): Term => ({ termId: newId(), text: '', byPartyId: '', dueOn: '' });
const forms = ['written', 'oral'] as const;

export function AgreementForm({ page, onClose }: { page: CasePage; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const before = page.agreement;
  const [agreementId] = useState(newId);
  const [form, setForm] = useState<(typeof forms)[number]>(before?.form ?? 'written');
  const [facts, setFacts] = useState(before?.facts ?? page.case.summary);
  const [terms, setTerms] = useState<Term[]>(() =>
    before
      ? before.terms.map((term) => ({
          termId: newId(),
          text: term.text,
          byPartyId: term.byPartyId ?? '',
          dueOn: term.dueOn ?? '',
        }))
      : [emptyTerm()],
  );
  const draft = useCommand(draftAgreement, { onDone: onClose, invalidates: ['mediation.'] });
  const said = terms.filter(({ text }) => text.trim() !== '');
  const whyNot = facts.trim() === '' || said.length === 0 ? t.needed : undefined;
  const change = (termId: string, more: Partial<Term>) =>
    setTerms((now) => now.map((term) => (term.termId === termId ? { ...term, ...more } : term)));
  return (
    <form
      className={style['form']}
      aria-label={t.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot) return;
        void draft.run({
          caseId: page.case.caseId,
          agreementId,
          form,
          facts: facts.trim(),
          terms: said.map(({ termId, text, byPartyId, dueOn }) => ({
            termId,
            text: text.trim(),
            ...(byPartyId ? { byPartyId } : {}),
            ...(dueOn ? { dueOn } : {}),
          })),
        });
      }}
    >
      <div className={style['formHead']}>
        <h3>{t.title}</h3>
        <Button kind="quiet" icon="cross" onPress={onClose}>
          {t.close}
        </Button>
      </div>
      {before && <Note icon="warn">{t.again}</Note>}
      <Choice
        label={t.form}
        value={form}
        onChange={setForm}
        options={forms.map((value) => ({ value, label: t[value] }))}
      />
      <TextField label={t.facts} value={facts} onChange={setFacts} lines={4} maxLength={5000} />
      {terms.map((term, i) => (
        <div key={term.termId} className={style['fields']}>
          <div className={style['wide']}>
            <TextField
              label={t.term(i + 1)}
              value={term.text}
              onChange={(text) => change(term.termId, { text })}
              lines={2}
              maxLength={1000}
            />
          </div>
          <Select
            label={t.by}
            value={term.byPartyId || 'both'}
            onChange={(value: string) => change(term.termId, { byPartyId: value === 'both' ? '' : value })}
            options={[
              { value: 'both', label: t.both },
              ...page.parties.map(({ partyId, name, role }) => ({
                value: partyId,
                label: `${name}（${words(partyRoles[role])}）`,
              })),
            ]}
          />
          <TextField
            label={t.dueOn}
            type="date"
            value={term.dueOn}
            onChange={(dueOn) => change(term.termId, { dueOn })}
          />
          {terms.length > 1 && (
            <Button
              kind="quiet"
              icon="cross"
              onPress={() => setTerms((now) => now.filter(({ termId }) => termId !== term.termId))}
            >
              {t.drop(i + 1)}
            </Button>
          )}
        </div>
      ))}
      <div className={style['line']}>
        <Button icon="plus" onPress={() => setTerms((now) => [...now, emptyTerm()])}>
          {t.more}
        </Button>
      </div>
      <ProblemNote problem={draft.problem} again={draft.again} />
      <div className={style['line']}>
        <Button type="submit" kind="primary" busy={draft.isSending} whyNot={whyNot}>
          {t.save}
        </Button>
        {whyNot && <span className="muted">{whyNot}</span>}
      </div>
    </form>
  );
}
