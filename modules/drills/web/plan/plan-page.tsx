// A plan: the scenario, when, and its injections, each with the act expected, of whom and within what time.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { UnitField } from '#modules/identity/web/public.ts';
import { actCodes, acts } from '../../shared/act.ts';
import { planDrill } from '../../shared/commands.ts';
import style from '../drills.module.css';
import { fieldOf, isoOf } from '../words.ts';
import { firstSteps, type Step, scenarioText } from './scenario.ts';

const messages = {
  zh: {
    title: '制定演练',
    sub: '到时逐条导入；办理时间从日志里取，不用填',
    name: '名称',
    named: '疫情应急处置演练',
    scenario: '情景',
    at: '什么时候',
    step: (n: number) => `情况 ${n}`,
    minute: '第几分钟',
    text: '导入什么情况',
    expects: '要办什么',
    within: '几分钟内',
    unit: '哪个单位办（不选：本单位）',
    add: '加一条',
    remove: (n: number) => `删去情况 ${n}`,
    save: '保存计划',
    back: '不做了',
    wanting: '名称、情景和每一条的情况、分钟都要写',
  },
  en: {
    title: 'Plan a drill',
    sub: 'Injected minute by minute; the times of acts come from the journal',
    name: 'Name',
    named: 'Outbreak drill',
    scenario: 'Scenario',
    at: 'When',
    step: (n: number) => `Injection ${n}`,
    minute: 'At minute',
    text: 'What is told',
    expects: 'Expected',
    within: 'Within minutes',
    unit: 'Of which unit (none: one’s own)',
    add: 'Add one',
    remove: (n: number) => `Take out injection ${n}`,
    save: 'Save the plan',
    back: 'Leave it',
    wanting: 'Name, scenario, and of each its words and minutes',
  },
};

const isMinute = (text: string, least: number, most: number): boolean =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

export default function PlanPage() {
  const t = useMessages(messages);
  const go = useGo();
  const now = useNow();
  const [drillId] = useState(newId);
  const [title, setTitle] = useState(t.named);
  const [scenario, setScenario] = useState(scenarioText);
  const [at, setAt] = useState(() => fieldOf(now));
  const [steps, setSteps] = useState<Step[]>(() => firstSteps().map((step) => ({ ...step, key: newId() })));
  const plan = useCommand(planDrill, { invalidates: ['drill.'], onDone: () => go(`/desk/drills/${drillId}`) });
  const isWhole =
    title.trim() !== '' &&
    scenario.trim() !== '' &&
    steps.length > 0 &&
    steps.every(
      ({ text, atMinute, withinMinutes }) =>
        text.trim() !== '' && isMinute(atMinute, 0, 2880) && isMinute(withinMinutes, 1, 1440),
    );
  const change = (key: string, part: Partial<Step>) =>
    setSteps(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  return (
    <>
      <PageHead title={t.title} sub={t.sub} />
      <form
        className={style['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWhole) return;
          void plan.run({
            drillId,
            title: title.trim(),
            scenario: scenario.trim(),
            plannedAt: isoOf(at),
            injections: steps.map(({ key, text, atMinute, withinMinutes, expects, unit }) => ({
              injectionId: key,
              text: text.trim(),
              atMinute: Number(atMinute),
              withinMinutes: Number(withinMinutes),
              expects,
              ...(unit ? { forUnitId: unit.id } : {}),
            })),
          });
        }}
      >
        <div className={style['fields']}>
          <TextField label={t.name} maxLength={100} value={title} onChange={setTitle} />
          <TextField label={t.at} type="datetime-local" value={at} onChange={setAt} />
        </div>
        <TextField label={t.scenario} lines={3} maxLength={2000} value={scenario} onChange={setScenario} />
        {steps.map((step, n) => (
          <StepFields
            key={step.key}
            step={step}
            no={n + 1}
            onChange={(part) => change(step.key, part)}
            onRemove={() => setSteps(steps.filter(({ key }) => key !== step.key))}
          />
        ))}
        <div>
          <Button
            icon="plus"
            onPress={() =>
              setSteps([
                ...steps,
                {
                  key: newId(),
                  atMinute: steps.at(-1)?.atMinute ?? '0',
                  text: '',
                  expects: 'by_hand',
                  withinMinutes: '30',
                },
              ])
            }
          >
            {t.add}
          </Button>
        </div>
        <ProblemNote problem={plan.problem} again={plan.again} />
        <div className={style['line']}>
          <Button type="submit" kind="primary" busy={plan.isSending} whyNot={isWhole ? undefined : t.wanting}>
            {t.save}
          </Button>
          <LinkButton kind="quiet" to="/desk/drills">
            {t.back}
          </LinkButton>
          {!isWhole && <span className="muted">{t.wanting}</span>}
        </div>
      </form>
    </>
  );
}

function StepFields({
  step,
  no,
  onChange,
  onRemove,
}: {
  step: Step;
  no: number;
  onChange(part: Partial<Step>): void;
  onRemove(): void;
}) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <section className={`card ${style['step']}`} aria-label={t.step(no)}>
      <div className={style['line']}>
        <b>{t.step(no)}</b>
        <span className={style['grow']} />
        <Button kind="quiet" icon="cross" label={t.remove(no)} onPress={onRemove}>
          {''}
        </Button>
      </div>
      <TextField label={t.text} maxLength={500} value={step.text} onChange={(text) => onChange({ text })} />
      <div className={style['fields']}>
        <TextField
          label={t.minute}
          inputMode="numeric"
          value={step.atMinute}
          onChange={(atMinute) => onChange({ atMinute })}
        />
        <Select
          label={t.expects}
          value={step.expects}
          onChange={(expects) => onChange({ expects })}
          options={actCodes.map((value) => ({ value, label: words(acts[value].title) }))}
        />
        <TextField
          label={t.within}
          inputMode="numeric"
          value={step.withinMinutes}
          onChange={(withinMinutes) => onChange({ withinMinutes })}
        />
      </div>
      <UnitField label={t.unit} chosen={step.unit} onChange={(unit) => onChange({ unit })} />
    </section>
  );
}
