// 发起呼叫: what for, to whom. The real thing and a test cannot be taken for one another: the button says which it is.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useAsDrill } from '#kernel/web/door/as-drill.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { isNight } from '../../shared/callout.ts';
import { startCallout } from '../../shared/commands.ts';
import { groupTitles, type UnitGroup } from '../../shared/line.ts';
import style from '../duty.module.css';

const messages = {
  zh: {
    title: '发起呼叫',
    what: '这是',
    kinds: { test: '值守核查：看人找不找得到', drill: '演练：不算核查，也不算真的', real: '紧急：真有事，一直呼到区' },
    text: '说什么',
    texts: { test: '值守核查，请应答', drill: '演练：请应答', real: '' },
    whom: '呼叫哪些单位',
    group: (title: string, units: number, withGap: number) =>
      `${title} ${units} 家${withGap > 0 ? `，${withGap} 家有缺口` : ''}`,
    reason: '夜里为什么要核查',
    reasonHow: '被呼叫的人看得到',
    press: { test: '开始核查', drill: '开始演练', real: '开始紧急呼叫' },
    wanting: { text: '写一句说什么', whom: '选呼叫哪些单位', reason: '夜间要写明原因' },
  },
  en: {
    title: 'Call out',
    what: 'This is',
    kinds: {
      test: 'A check: can they be found',
      drill: 'A drill: neither a check nor real',
      real: 'An emergency: rings up to the district',
    },
    text: 'What to say',
    texts: { test: '值守核查，请应答', drill: '演练：请应答', real: '' },
    whom: 'Which units',
    group: (title: string, units: number, withGap: number) =>
      `${title} ${units}${withGap > 0 ? `, ${withGap} with gaps` : ''}`,
    reason: 'Why by night',
    reasonHow: 'Whoever is rung reads it',
    press: { test: 'Start the check', drill: 'Start the drill', real: 'Start the emergency call-out' },
    wanting: { text: 'Say what it is about', whom: 'Choose the units', reason: 'By night, say why' },
  },
};

const kinds = ['test', 'drill', 'real'] as const;
type Kind = (typeof kinds)[number];

type StartProps = {
  groups: readonly { group: UnitGroup; below: number; belowWithGap: number }[];
  onClose: () => void;
};

export function StartSheet({ groups, onClose }: StartProps) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const now = useNow();
  const asDrill = useAsDrill();
  const [calloutId] = useState(newId);
  const [kind, setKind] = useState<Kind>(asDrill.isOn ? 'drill' : 'test');
  const [text, setText] = useState<string>();
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<UnitGroup[]>(() => {
    const first = groups.find(({ group }) => group === 'communities') ?? groups[0];
    return first ? [first.group] : [];
  });
  const said = text ?? t.texts[kind];
  const asksWhy = kind !== 'real' && isNight(now);
  const start = useCommand(startCallout, {
    invalidates: ['duty_call.'],
    onDone: () => go(`/desk/duty/calls/${calloutId}`),
  });
  const whyNot =
    said.trim() === ''
      ? t.wanting.text
      : chosen.length === 0
        ? t.wanting.whom
        : asksWhy && reason.trim() === ''
          ? t.wanting.reason
          : undefined;
  return (
    <Sheet
      open
      onClose={() => {
        asDrill.leave();
        onClose();
      }}
      title={t.title}
      foot={
        <Button
          kind={kind === 'real' ? 'danger' : 'primary'}
          icon="phone"
          busy={start.isSending}
          whyNot={whyNot}
          onPress={() =>
            void start.run({
              calloutId,
              kind: kind === 'test' ? 'test' : 'real',
              isDrill: kind === 'drill',
              text: said.trim(),
              reason: reason.trim() || undefined,
              groups: chosen,
            })
          }
        >
          {t.press[kind]}
        </Button>
      }
    >
      <div className={style['form']}>
        <Choice
          label={t.what}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <TextField label={t.text} value={said} maxLength={200} onChange={setText} />
        <Choices
          label={t.whom}
          value={chosen}
          onChange={(next) => setChosen([...next])}
          options={groups.map(({ group, below, belowWithGap }) => ({
            value: group,
            label: t.group(words(groupTitles[group]), below, belowWithGap),
          }))}
        />
        {asksWhy && (
          <TextField label={t.reason} hint={t.reasonHow} value={reason} maxLength={200} onChange={setReason} />
        )}
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={start.problem} again={start.again} />
      </div>
    </Sheet>
  );
}
