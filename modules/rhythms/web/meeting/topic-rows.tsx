// What was asked, and what was answered.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import style from '../parts/parts.module.css';
import type { TopicDraft } from './draft.ts';
import { newTopic } from './use-meeting-draft.ts';

const messages = {
  zh: {
    topics: '议题和答复',
    title: (n: number) => `议题 ${n}`,
    answer: (n: number) => `议题 ${n} 的答复（没答复就空着）`,
    add: '加一个议题',
    remove: (n: number) => `去掉议题 ${n}`,
    request: '相关诉求',
  },
  en: {
    topics: 'What was asked and answered',
    title: (n: number) => `Topic ${n}`,
    answer: (n: number) => `Answer to topic ${n} (empty if none)`,
    add: 'Add a topic',
    remove: (n: number) => `Remove topic ${n}`,
    request: 'Its request',
  },
};

const most = 50;

type Props = { topics: readonly TopicDraft[]; onChange(topics: TopicDraft[]): void };

export function TopicRows({ topics, onChange }: Props) {
  const t = useMessages(messages);
  const change = (key: string, part: Partial<TopicDraft>) =>
    onChange(topics.map((topic) => (topic.key === key ? { ...topic, ...part } : topic)));
  return (
    <section className={`card ${style['part']}`} aria-label={t.topics}>
      <h2>{t.topics}</h2>
      <div>
        {topics.map((topic, i) => (
          <div key={topic.key} className={style['entry']}>
            <TextField
              label={t.title(i + 1)}
              maxLength={200}
              value={topic.title}
              onChange={(title) => change(topic.key, { title })}
            />
            <TextField
              label={t.answer(i + 1)}
              lines={2}
              maxLength={1000}
              value={topic.answer}
              onChange={(answer) => change(topic.key, { answer })}
            />
            <div className={style['foot']}>
              {topic.requestId && <Link to={`/desk/requests/${topic.requestId}`}>{t.request}</Link>}
              {topics.length > 1 && (
                <Button kind="quiet" onPress={() => onChange(topics.filter(({ key }) => key !== topic.key))}>
                  {t.remove(i + 1)}
                </Button>
              )}
            </div>
          </div>
        ))}
      </div>
      {topics.length < most && (
        <div>
          <Button icon="plus" onPress={() => onChange([...topics, newTopic()])}>
            {t.add}
          </Button>
        </div>
      )}
    </section>
  );
}
