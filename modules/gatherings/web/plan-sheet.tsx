// 安排活动: what, when, where, for whom. A register gives the roll; a rhythm says whose turn coming to it closes.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { planGathering } from '../shared/commands.ts';
import {
  gatheringKinds,
  gatheringModes,
  groupTitles,
  kindWords,
  modeTitles,
  serviceGroups,
} from '../shared/gathering.ts';
import { gatheringChoices } from '../shared/queries.ts';
import style from './gatherings.module.css';
import { beginPlan, inputOfPlan, type Plan, type Wanting, wantingOf } from './plan.ts';
import { baseOf } from './search.ts';

const messages = {
  zh: {
    title: '安排活动',
    kind: '种类',
    topic: '主题',
    mode: '方式',
    place: '地点',
    time: '时间',
    register: '对象台账（可不选）',
    registerHow: '选了就按这本台账点名',
    everybody: '不点名，只记人数',
    rhythm: '算作哪一项应办',
    noRhythm: '不算',
    group: '五为',
    noGroup: '不分',
    need: '需求',
    beneficiary: '受益人（可后填）',
    press: '安排',
    wanting: { topic: '写明主题', time: '写明时间' } satisfies Record<Wanting, string>,
  },
  en: {
    title: 'Plan a gathering',
    kind: 'Kind',
    topic: 'Topic',
    mode: 'How',
    place: 'Where',
    time: 'When',
    register: 'For whom (optional)',
    registerHow: 'The roll is this register',
    everybody: 'No roll: a number only',
    rhythm: 'Counts for',
    noRhythm: 'Nothing owed',
    group: 'For',
    noGroup: 'Not said',
    need: 'Need',
    beneficiary: 'Beneficiary (may follow)',
    press: 'Plan',
    wanting: { topic: 'A topic is needed', time: 'A time is needed' },
  },
};

export function PlanSheet({ door, onClose }: { door: 'desk' | 'field'; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const now = useNow();
  const [gatheringId] = useState(newId);
  const [plan, setPlan] = useState(() => beginPlan(now));
  const change = (part: Partial<Plan>) => setPlan((before) => ({ ...before, ...part }));
  const { answer } = useAsk(gatheringChoices, {});
  const act = useCommand(planGathering, {
    invalidates: ['gathering.'],
    onDone: () => {
      onClose();
      go(`${baseOf(door)}/${gatheringId}`);
    },
  });
  const wanting = wantingOf(plan);
  const rhythms = answer?.registers.find(({ registerId }) => registerId === plan.registerId)?.rhythms ?? [];
  const kind = kindWords[plan.kind];
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={act.isSending}
          whyNot={wanting && t.wanting[wanting]}
          onPress={() => void act.run(inputOfPlan(plan, gatheringId))}
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <Select
          label={t.kind}
          value={plan.kind}
          onChange={(next) => change({ kind: next })}
          options={gatheringKinds.map((value) => ({ value, label: words(kindWords[value].title) }))}
        />
        <TextField label={t.topic} value={plan.topic} maxLength={200} onChange={(topic) => change({ topic })} />
        <TextField
          label={t.time}
          type="datetime-local"
          value={plan.startsAt}
          onChange={(startsAt) => change({ startsAt })}
        />
        <TextField
          label={t.place}
          value={plan.placeText}
          maxLength={200}
          onChange={(placeText) => change({ placeText })}
        />
        <Choice
          label={t.mode}
          value={plan.mode}
          onChange={(mode) => change({ mode })}
          options={gatheringModes.map((value) => ({ value, label: words(modeTitles[value]) }))}
        />
        <Select
          label={t.register}
          hint={t.registerHow}
          value={plan.registerId || 'none'}
          onChange={(value) => change({ registerId: value === 'none' ? '' : value, rhythmId: '' })}
          options={[
            { value: 'none', label: t.everybody },
            ...(answer?.registers ?? []).map(({ registerId, title }) => ({ value: registerId, label: words(title) })),
          ]}
        />
        {rhythms.length > 0 && (
          <Choice
            label={t.rhythm}
            value={plan.rhythmId || 'none'}
            onChange={(value) => change({ rhythmId: value === 'none' ? '' : value })}
            options={[
              ...rhythms.map(({ rhythmId, title }) => ({ value: rhythmId, label: words(title) })),
              { value: 'none', label: t.noRhythm },
            ]}
          />
        )}
        {plan.kind === 'service' && (
          <>
            <Choice
              label={t.group}
              value={plan.serviceGroup || 'none'}
              onChange={(value) => change({ serviceGroup: value === 'none' ? '' : value })}
              options={[
                ...serviceGroups.map((value) => ({ value, label: words(groupTitles[value]) })),
                { value: 'none' as const, label: t.noGroup },
              ]}
            />
            <TextField
              label={t.need}
              lines={2}
              maxLength={1000}
              value={plan.need}
              onChange={(need) => change({ need })}
            />
          </>
        )}
        {kind.wantsResult && (
          <TextField
            label={t.beneficiary}
            maxLength={200}
            value={plan.beneficiary}
            onChange={(beneficiary) => change({ beneficiary })}
          />
        )}
        <ProblemNote problem={act.problem} again={act.again} />
      </div>
    </Sheet>
  );
}
