// 登记座谈: who came, what was asked and answered, who does what by when. What is written is kept on the device until it was recorded.
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { RequestLine } from '#modules/requests/shared/queries.ts';
import { recordMeeting } from '../../shared/commands.ts';
import type { OccurrenceLine } from '../../shared/queries.ts';
import style from '../parts/parts.module.css';
import { DecisionRows } from './decision-rows.tsx';
import { type Missing, meetingInputOf, missingOf, readAttendees } from './draft.ts';
import { Suggested } from './suggested.tsx';
import { TopicRows } from './topic-rows.tsx';
import { newTopic, useMeetingDraft } from './use-meeting-draft.ts';

const messages = {
  zh: {
    title: '登记座谈',
    held: '开会情况',
    day: '哪天开的',
    time: '几点',
    place: '在哪里开的',
    people: '谁来了',
    peopleHow: '一行一人：姓名 空格 从哪里来，如“王大爷 盛景花园”。可以从微信、表格里整段粘贴。',
    count: (n: number) => `已认出 ${n} 人`,
    minutes: '还要记下的（可不填）',
    record: '登记座谈',
    final: '登记后就定了，不能再改；议定事项以后在这里登记落实。',
    needed: (parts: string) => `还要填：${parts}`,
    parts: {
      heldAt: '开会时间',
      place: '地点',
      attendees: '到会的人',
      topics: '至少一个议题，每个都有题目',
      decisions: '每项决定的内容、谁来办、几时办完',
    } satisfies Record<Missing, string>,
  },
  en: {
    title: 'Record the meeting',
    held: 'The meeting',
    day: 'On which day',
    time: 'At what time',
    place: 'Where',
    people: 'Who came',
    peopleHow: 'One in a line: name, space, where from. A list may be pasted.',
    count: (n: number) => `${n} people read`,
    minutes: 'Anything else (optional)',
    record: 'Record the meeting',
    final: 'Once recorded it is not changed any more; decisions are completed here later.',
    needed: (parts: string) => `Still needed: ${parts}`,
    parts: {
      heldAt: 'when it was held',
      place: 'where',
      attendees: 'who came',
      topics: 'at least one topic, each with a title',
      decisions: 'what, who and by when of each decision',
    },
  },
};

type Props = { occurrence: OccurrenceLine; suggested: readonly RequestLine[] };

export function MeetingForm({ occurrence, suggested }: Props) {
  const t = useMessages(messages);
  const { draft, change, clear } = useMeetingDraft(occurrence.id);
  const record = useCommand(recordMeeting, { onDone: clear, invalidates: ['meeting.page', 'decision.list'] });
  const missing = missingOf(draft);
  const whyNot = missing.length > 0 ? t.needed(missing.map((part) => t.parts[part]).join('、')) : undefined;
  const [day = '', time = ''] = draft.heldAt.split('T');
  const people = readAttendees(draft.attendees).length;
  return (
    <div className={style['columns']}>
      <form
        className={style['form']}
        aria-label={t.title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!whyNot) void record.run(meetingInputOf(draft, occurrence.id));
        }}
      >
        <section className={`card ${style['part']}`} aria-label={t.held}>
          <h2>{t.held}</h2>
          <div className={style['pair']}>
            <TextField label={t.day} type="date" value={day} onChange={(on) => change({ heldAt: `${on}T${time}` })} />
            <TextField label={t.time} type="time" value={time} onChange={(at) => change({ heldAt: `${day}T${at}` })} />
            <TextField label={t.place} maxLength={100} value={draft.place} onChange={(place) => change({ place })} />
          </div>
          <TextField
            label={t.people}
            hint={people > 0 ? `${t.peopleHow} ${t.count(people)}` : t.peopleHow}
            lines={4}
            value={draft.attendees}
            onChange={(attendees) => change({ attendees })}
          />
        </section>
        <TopicRows topics={draft.topics} onChange={(topics) => change({ topics })} />
        <DecisionRows
          unitId={occurrence.unitId}
          decisions={draft.decisions}
          heldOn={day}
          onChange={(decisions) => change({ decisions })}
        />
        <section className={`card ${style['part']}`}>
          <TextField
            label={t.minutes}
            lines={3}
            maxLength={10_000}
            value={draft.minutes}
            onChange={(minutes) => change({ minutes })}
          />
          <ProblemNote problem={record.problem} again={record.again} />
          <div className={style['foot']}>
            <Button type="submit" kind="primary" busy={record.isSending} whyNot={whyNot}>
              {t.record}
            </Button>
            <span className="muted" role="status">
              {whyNot ?? t.final}
            </span>
          </div>
        </section>
      </form>
      <Suggested
        rows={suggested}
        chosen={draft.topics.flatMap(({ requestId }) => requestId ?? [])}
        onTake={(row) =>
          change({
            topics: [
              ...draft.topics.filter(({ title, answer }) => title.trim() !== '' || answer.trim() !== ''),
              { ...newTopic(), title: row.summary, requestId: row.id },
            ],
          })
        }
      />
    </div>
  );
}
