// What was decided: each a task with somebody who does it and a day (H1).
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import style from '../parts/parts.module.css';
import type { DecisionDraft } from './draft.ts';
import { OwnerPicker } from './owner-picker.tsx';
import { newDecision } from './use-meeting-draft.ts';

const messages = {
  zh: {
    decisions: '议定事项',
    how: '每一项都有人办、有期限，到期没落实会一直挂在这里',
    text: (n: number) => `第 ${n} 项要做什么`,
    dueOn: '几时办完',
    early: '期限早于开会那天',
    add: '加一项决定',
    remove: (n: number) => `去掉第 ${n} 项`,
  },
  en: {
    decisions: 'Decisions',
    how: 'each with somebody who does it and a day; what is not done stays in sight',
    text: (n: number) => `What is to be done (${n})`,
    dueOn: 'By when',
    early: 'Before the day of the meeting',
    add: 'Add a decision',
    remove: (n: number) => `Remove ${n}`,
  },
};

const most = 50;

type Props = {
  unitId: string;
  heldOn: string;
  decisions: readonly DecisionDraft[];
  onChange(decisions: DecisionDraft[]): void;
};

export function DecisionRows({ unitId, heldOn, decisions, onChange }: Props) {
  const t = useMessages(messages);
  const change = (id: string, part: Partial<DecisionDraft>) =>
    onChange(decisions.map((decision) => (decision.decisionId === id ? { ...decision, ...part } : decision)));
  return (
    <section className={`card ${style['part']}`} aria-label={t.decisions}>
      <h2>
        {t.decisions} <small>{t.how}</small>
      </h2>
      <div>
        {decisions.map(({ decisionId: id, text, ownerPostId, dueOn }, i) => (
          <div key={id} className={style['entry']}>
            <TextField
              label={t.text(i + 1)}
              maxLength={500}
              value={text}
              onChange={(said) => change(id, { text: said })}
            />
            <div className={style['pair']}>
              <OwnerPicker
                unitId={unitId}
                value={ownerPostId}
                onChange={(postId) => change(id, { ownerPostId: postId })}
              />
              <TextField
                label={t.dueOn}
                type="date"
                value={dueOn}
                wrong={dueOn !== '' && dueOn < heldOn ? t.early : undefined}
                onChange={(on) => change(id, { dueOn: on })}
              />
            </div>
            <div>
              <Button kind="quiet" onPress={() => onChange(decisions.filter(({ decisionId }) => decisionId !== id))}>
                {t.remove(i + 1)}
              </Button>
            </div>
          </div>
        ))}
      </div>
      {decisions.length < most && (
        <div>
          <Button icon="plus" onPress={() => onChange([...decisions, newDecision()])}>
            {t.add}
          </Button>
        </div>
      )}
    </section>
  );
}
