// 排值守: the line of one unit. Those of one place are rung together; a number is written only where it is not the person's own.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { setLine } from '../../shared/commands.ts';
import { lineChoices } from '../../shared/queries.ts';
import style from '../duty.module.css';
import { type DraftLink, draftOf, inputOf, nextRank, type Wanting, wantingOf } from './draft.ts';

const messages = {
  zh: {
    title: (unit: string) => `${unit}：谁接听`,
    how: '第 1 位先响；没应答再响下一位。两人同一位次就一起响。当班的人按值班表自动排在最前。',
    place: '位次',
    nth: (n: number) => `第 ${n} 位`,
    who: '接听人',
    room: '电话名称',
    phone: '值守号码',
    own: '留空用本人号码',
    kept: (masked: string) => `现为 ${masked}，不改就留空`,
    noNumber: '（没有号码）',
    choose: '选一个人',
    remove: '去掉',
    addPost: '加接听人',
    addRoom: '加值班室电话',
    roomName: '值班室',
    press: '保存值守表',
    wanting: { post: '选定每一位接听人', twice: '同一个人出现了两次', phone: '值班室电话要写号码' } satisfies Record<
      Wanting,
      string
    >,
  },
  en: {
    title: (unit: string) => `${unit}: who answers`,
    how: 'The first is rung first, the next after no answer; two of one place together. Whoever is on shift comes before them by itself.',
    place: 'Place',
    nth: (n: number) => `No. ${n}`,
    who: 'Who',
    room: 'Telephone’s name',
    phone: 'Duty number',
    own: 'Empty: their own',
    kept: (masked: string) => `Now ${masked}; empty keeps it`,
    noNumber: ' (no number)',
    choose: 'Choose somebody',
    remove: 'Remove',
    addPost: 'Add a person',
    addRoom: 'Add a duty room',
    roomName: 'Duty room',
    press: 'Save the line',
    wanting: { post: 'Choose each of them', twice: 'The same person twice', phone: 'A duty room needs its number' },
  },
};

export function LineSheet({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const { answer, problem, again } = useAsk(lineChoices, { unitId });
  if (answer) return <Form choices={answer} onClose={onClose} />;
  return (
    <Sheet open onClose={onClose} title="…">
      {problem ? <ProblemNote problem={problem} again={again} /> : <Skeleton lines={4} />}
    </Sheet>
  );
}

type Choices = QueryAnswer<typeof lineChoices>;

function Form({ choices: { line, links: standing, posts }, onClose }: { choices: Choices; onClose: () => void }) {
  const t = useMessages(messages);
  const [links, setLinks] = useState(() => draftOf(standing));
  const save = useCommand(setLine, { invalidates: ['duty_line.'], onDone: onClose });
  const wanting = wantingOf(links);
  const change = (linkId: string, part: Partial<DraftLink>) =>
    setLinks((before) => before.map((link) => (link.linkId === linkId ? { ...link, ...part } : link)));
  const add = (isRoom: boolean) =>
    setLinks((before) => [
      ...before,
      {
        linkId: newId(),
        isRoom,
        postId: '',
        label: isRoom ? t.roomName : '',
        rank: nextRank(before),
        phone: undefined,
        stands: null,
      },
    ]);
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title(line.name)}
      foot={
        <Button
          kind="primary"
          busy={save.isSending}
          whyNot={wanting && t.wanting[wanting]}
          onPress={() => void save.run(inputOf(line.unitId, links))}
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <Note>{t.how}</Note>
        {links.map((link) => (
          <LinkFields
            key={link.linkId}
            link={link}
            posts={posts}
            onChange={(part) => change(link.linkId, part)}
            onRemove={() => setLinks((before) => before.filter(({ linkId }) => linkId !== link.linkId))}
          />
        ))}
        <div className={style['row']}>
          <Button icon="plus" onPress={() => add(false)}>
            {t.addPost}
          </Button>
          <Button icon="plus" kind="quiet" onPress={() => add(true)}>
            {t.addRoom}
          </Button>
        </div>
        {wanting && links.length > 0 && <p className="muted">{t.wanting[wanting]}</p>}
        <ProblemNote problem={save.problem} again={save.again} />
      </div>
    </Sheet>
  );
}

type FieldsProps = {
  link: DraftLink;
  posts: Choices['posts'];
  onChange: (part: Partial<DraftLink>) => void;
  onRemove: () => void;
};

function LinkFields({ link, posts, onChange, onRemove }: FieldsProps) {
  const t = useMessages(messages);
  const words = useWords();
  const roleOf = (role: string) => Object.entries(roles).find(([key]) => key === role)?.[1].title;
  return (
    <div className={style['link']}>
      <Select
        label={t.place}
        value={link.rank}
        onChange={(rank) => onChange({ rank })}
        options={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({ value: String(n), label: t.nth(n) }))}
      />
      {link.isRoom ? (
        <TextField label={t.room} value={link.label} maxLength={40} onChange={(label) => onChange({ label })} />
      ) : (
        <Select
          label={t.who}
          value={link.postId}
          placeholder={t.choose}
          onChange={(postId) => onChange({ postId })}
          options={posts.map(({ postId, staffName, role, unitName, hasNumber }) => {
            const title = roleOf(role);
            return {
              value: postId,
              label: `${staffName} · ${unitName} ${title ? words(title) : ''}${hasNumber ? '' : t.noNumber}`,
            };
          })}
        />
      )}
      <TextField
        label={t.phone}
        type="tel"
        value={link.phone ?? ''}
        maxLength={40}
        placeholder={link.stands ? t.kept(link.stands) : link.isRoom ? '0537-…' : t.own}
        onChange={(phone) => onChange({ phone: phone === '' && link.stands ? undefined : phone })}
      />
      <Button kind="quiet" icon="cross" onPress={onRemove}>
        {t.remove}
      </Button>
    </div>
  );
}
