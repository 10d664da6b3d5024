// Under a thing handed over: what the house remarks, the successor's question and its answer.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { answerQuestion, questionItem } from '../shared/commands.ts';
import type { HandoverPage, HandoverPart } from '../shared/queries.ts';
import style from './handovers.module.css';

const messages = {
  zh: {
    ask: '有疑问…',
    askOf: (what: string) => `对“${what}”有疑问`,
    answer: '答复…',
    question: '疑问',
    reply: '答复',
    what: '写清要问什么',
    say: '写清怎么办',
    needed: '请写一句',
    send: '提出',
    sendAnswer: '答复',
  },
  en: {
    ask: 'Question…',
    askOf: (what: string) => `Question about “${what}”`,
    answer: 'Answer…',
    question: 'Question',
    reply: 'Answer',
    what: 'What is to be asked',
    say: 'What is to be done',
    needed: 'A sentence is needed',
    send: 'Ask',
    sendAnswer: 'Answer',
  },
};

type Line = HandoverPart['byHand'][number]['lines'][number];
type ItemTalkProps = { page: HandoverPage; part: HandoverPart; itemKind: string; line: Line };

export function ItemTalk({ page, part, itemKind, line }: ItemTalkProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const isInEffect = page.handover.state === 'in_effect';
  const mayAsk = isInEffect && part.isMine && (line.question === null || line.answer !== null);
  const mayAnswer = isInEffect && page.mayAnswer && line.question !== null && line.answer === null;
  return (
    <div className={style['talk']}>
      {line.remark && <Tag tone="amber">{words(line.remark)}</Tag>}
      {line.question !== null && (
        <p>
          <b>{t.question}</b> {line.question}
        </p>
      )}
      {line.answer !== null && (
        <p>
          <b>{t.reply}</b> {line.answer} <span className="muted">{line.answeredBy}</span>
        </p>
      )}
      {(mayAsk || mayAnswer) && (
        <Button kind="quiet" label={mayAsk ? t.askOf(line.text) : undefined} onPress={() => setOpen(true)}>
          {mayAsk ? t.ask : t.answer}
        </Button>
      )}
      {isOpen && (
        <TalkSheet
          isAsking={mayAsk}
          title={mayAsk ? t.askOf(line.text) : t.answer}
          item={{ handoverId: page.handover.id, itemKind, subjectId: line.id }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

type TalkSheetProps = {
  isAsking: boolean;
  title: string;
  item: { handoverId: string; itemKind: string; subjectId: string };
  onClose(): void;
};
function TalkSheet({ isAsking, title, item, onClose }: TalkSheetProps) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const act = useCommand(isAsking ? questionItem : answerQuestion, { onDone: onClose, invalidates: ['handover.'] });
  return (
    <AskSheet
      title={title}
      press={isAsking ? t.send : t.sendAnswer}
      busy={act.isSending}
      whyNot={text.trim() === '' ? t.needed : undefined}
      problem={act.problem}
      again={act.again}
      onSubmit={() => void act.run({ ...item, text: text.trim() })}
      onClose={onClose}
    >
      <TextField
        label={isAsking ? t.what : t.say}
        lines={3}
        maxLength={300}
        value={text}
        onChange={setText}
        autoFocus
      />
    </AskSheet>
  );
}
