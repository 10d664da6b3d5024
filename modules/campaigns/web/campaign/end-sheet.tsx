// 结束行动: with what came of it.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { endCampaign } from '../../shared/commands.ts';

const messages = {
  zh: { title: '结束行动', report: '总结（可不写）', press: '结束' },
  en: { title: 'End the campaign', report: 'Report (may be left out)', press: 'End it' },
};

export function EndSheet({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const [report, setReport] = useState('');
  const end = useCommand(endCampaign, { invalidates: ['campaign.'], onDone: onClose });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={end.isSending}
          onPress={() => void end.run({ campaignId, ...(report.trim() ? { report: report.trim() } : {}) })}
        >
          {t.press}
        </Button>
      }
    >
      <TextField label={t.report} lines={4} value={report} maxLength={5000} autoFocus onChange={setReport} />
      <ProblemNote problem={end.problem} again={end.again} />
    </Sheet>
  );
}
