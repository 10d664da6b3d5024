// What was not taken for a matter, line by line, with the reason. Nothing of the paste disappears; a line overlooked is taken in by one press.
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import style from './dropped-lines.module.css';
import type { Dropped } from './use-chat.ts';

const messages = {
  zh: {
    title: (n: number) => `没有算作诉求的 ${n} 段`,
    why: {
      chatter: '闲聊',
      thanks: '道谢',
      notice: '通知',
      reply: '工作人员回复',
      media: '只有图片',
      voice: '只有语音，文字里没有',
      system: '系统提示',
      too_long: '太长，后面没有读',
    } as Record<string, string>,
    line: (from: number, to: number) => (from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`),
    take: '当作诉求',
  },
  en: {
    title: (n: number) => `${n} stretches left out`,
    why: {
      chatter: 'small talk',
      thanks: 'thanks',
      notice: 'a notice',
      reply: 'an answer of staff',
      media: 'only pictures',
      voice: 'only voice',
      system: 'by the system',
      too_long: 'too long, not read',
    } as Record<string, string>,
    line: (from: number, to: number) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
    take: 'Take it in',
  },
};

/** The words without the line above them that says who wrote and when. */
export function wordsOf({ text, speaker }: Pick<Dropped, 'text' | 'speaker'>): string {
  const [first = '', ...rest] = text.split('\n');
  return speaker && rest.length > 0 && first.startsWith(speaker) ? rest.join('\n') : text;
}

export function DroppedLines({ dropped, take }: { dropped: readonly Dropped[]; take(line: Dropped): void }) {
  const t = useMessages(messages);
  const told = dropped.filter(({ why }) => why !== 'blank');
  if (told.length === 0) return null;
  return (
    <details className={style['dropped']}>
      <summary>{t.title(told.length)}</summary>
      <ul>
        {told.map((line) => (
          <li key={line.lines.join('-')}>
            <span className="faint num">{t.line(line.lines[0], line.lines[1])}</span>
            <span className={style['text']}>
              {line.speaker && <b>{line.speaker}：</b>}
              {wordsOf(line)}
            </span>
            <Tag>{t.why[line.why] ?? line.why}</Tag>
            {line.why !== 'too_long' && (
              <Button kind="quiet" onPress={() => take(line)}>
                {t.take}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
