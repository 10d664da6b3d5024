// What the loudspeaker or the building chief says (C25): generated from round, building and slot; copied, printed, and told by its channel.
import { useState } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { channels, channelTitles } from '../../shared/calls.ts';
import { tellNotified } from '../../shared/commands.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: { copy: '复制', copied: '已复制', print: '打印', told: '怎么通知的', close: '关闭' },
  en: { copy: 'Copy', copied: 'Copied', print: 'Print', told: 'Notified by', close: 'Close' },
};

type Props = { title: string; text: Words; mayTell: boolean; roundId: string; placeId: string; onClose: () => void };

export function TextSheet({ title, text, mayTell, roundId, placeId, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  const tell = useCommand(tellNotified, { invalidates: ['campaign.'], onDone: onClose });
  if (isPrinting)
    return (
      <PrintPage title={title} onClose={() => setPrinting(false)}>
        <h1>{title}</h1>
        <p className={style['said']}>{words(text)}</p>
      </PrintPage>
    );
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      foot={
        <span className={style['row']}>
          <Button
            icon={isCopied ? 'check' : 'list'}
            onPress={() => void navigator.clipboard.writeText(words(text)).then(() => setCopied(true))}
          >
            {isCopied ? t.copied : t.copy}
          </Button>
          <Button icon="print" onPress={() => setPrinting(true)}>
            {t.print}
          </Button>
        </span>
      }
    >
      <p className={style['said']}>{words(text)}</p>
      {mayTell && (
        <fieldset className={style['form']}>
          <legend className="muted">{t.told}</legend>
          <div className={style['row']}>
            {channels.map((channel) => (
              <Button key={channel} busy={tell.isSending} onPress={() => void tell.run({ roundId, placeId, channel })}>
                {words(channelTitles[channel])}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
      <ProblemNote problem={tell.problem} again={tell.again} />
    </Sheet>
  );
}
