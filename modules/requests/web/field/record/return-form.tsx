// 退回: not ours, with the reason that the dispatcher needs to send it on. The clock runs on, and the form says so.
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useGo } from '#kernel/web/route.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { returnRequest } from '../../../shared/commands.ts';
import type { PageAnswer } from '../../parts/names.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { FormFrame } from './form-frame.tsx';
import { QuickWords } from './quick-words.tsx';

const messages = {
  zh: {
    title: '退回',
    what: '退给派单的坐席，时限接着走。',
    reason: '为什么退',
    quick: '常用的理由',
    needed: '写一句为什么退，坐席才好转给别人',
  },
  en: {
    title: 'Return',
    what: 'It goes back to the dispatcher; the clock runs on.',
    reason: 'Why',
    quick: 'Usual reasons',
    needed: 'A word on why, so that it can be sent on',
  },
};

const sentences: readonly Words[] = [
  { zh: '不在我们的服务范围', en: 'Not in our area' },
  { zh: '不归我们管，应派给：', en: 'Not ours; should go to:' },
  { zh: '地点不对，找不到', en: 'The place is wrong' },
];

const empty = { reason: '' };

export function ReturnForm({ page, onClose }: { page: PageAnswer; onClose(): void }) {
  const t = useMessages(messages);
  const go = useGo();
  const { id: requestId } = page.request;
  const [draft, change, clear] = useDraft(`return.${requestId}`, empty);
  const giveBack = useCommand(returnRequest, {
    onDone: () => {
      clear();
      // It is out of one's own sight now.
      go('/field');
    },
  });
  const reason = draft.reason.trim();
  return (
    <FormFrame
      title={t.title}
      run={giveBack}
      whyNot={reason === '' ? t.needed : undefined}
      onSend={() => void giveBack.run({ requestId, reason })}
      onClose={onClose}
    >
      <p className="muted">{t.what}</p>
      <QuickWords
        label={t.quick}
        sentences={sentences}
        value={draft.reason}
        onPick={(next) => change({ reason: next })}
      />
      <TextField
        label={t.reason}
        lines={2}
        maxLength={2000}
        value={draft.reason}
        onChange={(next) => change({ reason: next })}
      />
    </FormFrame>
  );
}
