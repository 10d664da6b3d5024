// Pressing again joins the same call; the desk sees how often.
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { reportRequest } from '../../../shared/commands.ts';
import { callChannel } from '../parts/channels.ts';
import { useMyPlace, whereOf } from '../parts/my-place.ts';

const messages = { zh: { again: '再按一次，催一下' }, en: { again: 'Press again' } };

export function PressAgain({ presses }: { presses: number }) {
  const t = useMessages(messages);
  const place = useMyPlace();
  const report = useCommand(reportRequest, { invalidates: ['request.follow'] });
  if (!place) return null;
  return (
    <>
      <Button
        wide
        icon="phone"
        busy={report.isSending}
        onPress={() => void report.run({ requestId: newId(), channel: callChannel, ...whereOf(place) })}
      >
        {t.again}
        {presses > 1 && ` (${presses})`}
      </Button>
      <ProblemNote problem={report.problem} again={report.again} />
    </>
  );
}
