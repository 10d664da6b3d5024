// 成立专班: a name, a goal, a term and who is in it.
import { useState } from 'react';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { setUpForce } from '../../shared/commands.ts';
import style from '../campaigns.module.css';
import { tomorrow } from '../words.ts';

const messages = {
  zh: {
    title: '成立专班',
    name: '叫什么',
    goal: '目标',
    from: '从哪天',
    to: '到哪天',
    members: '成员',
    find: '找人：姓名或单位',
    press: '成立',
    wanting: '写名称、目标和期限，选成员',
  },
  en: {
    title: 'Set up a task force',
    name: 'Name',
    goal: 'Goal',
    from: 'From',
    to: 'To',
    members: 'Members',
    find: 'Find: name or unit',
    press: 'Set up',
    wanting: 'Name, goal, term and members',
  },
};

type Props = { posts: readonly { postId: string; name: string; unitName: string }[]; onClose: () => void };

export function SetUpSheet({ posts, onClose }: Props) {
  const t = useMessages(messages);
  const now = useNow();
  const { post } = useHat();
  const [taskForceId] = useState(newId);
  const [name, setName] = useState('');
  const [goal, setGoal] = useState('');
  const [fromOn, setFrom] = useState(() => dateOf(now));
  const [toOn, setTo] = useState(() => tomorrow(now));
  const [members, setMembers] = useState<string[]>([]);
  const [found, setFound] = useState('');
  const setUp = useCommand(setUpForce, { invalidates: ['taskforce.'], onDone: onClose });
  const isReady = name.trim().length >= 2 && goal.trim().length >= 2 && toOn >= fromOn && members.length > 0;
  const shown = posts.filter(
    (one) => members.includes(one.postId) || `${one.name} ${one.unitName}`.includes(found.trim()),
  );
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={setUp.isSending}
          whyNot={isReady ? undefined : t.wanting}
          onPress={() =>
            void setUp.run({
              taskForceId,
              unitId: post.unitId,
              name: name.trim(),
              goal: goal.trim(),
              fromOn,
              toOn,
              members: members.map((postId) => ({ postId })),
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <TextField label={t.name} value={name} maxLength={60} onChange={setName} />
        <TextField label={t.goal} value={goal} maxLength={300} onChange={setGoal} />
        <TextField label={t.from} type="date" value={fromOn} onChange={setFrom} />
        <TextField label={t.to} type="date" value={toOn} onChange={setTo} />
        <TextField label={t.find} type="search" value={found} onChange={setFound} />
        <div className={style['units']}>
          <Choices
            label={t.members}
            value={members}
            onChange={setMembers}
            options={shown.slice(0, 40).map((one) => ({ value: one.postId, label: `${one.name} · ${one.unitName}` }))}
          />
        </div>
        {!isReady && <p className="muted">{t.wanting}</p>}
        <ProblemNote problem={setUp.problem} again={setUp.again} />
      </div>
    </Sheet>
  );
}
