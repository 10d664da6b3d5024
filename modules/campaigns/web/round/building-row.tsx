// One building: its slot, who is not reached there by name, whether it was told, and what to say.

import { useState } from 'react';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { channelTitles } from '../../shared/calls.ts';
import { tellNotified } from '../../shared/commands.ts';
import type { CampaignHead, roundBuildings } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { MoveSheet } from './move-sheet.tsx';
import { TextSheet } from './text-sheet.tsx';

const messages = {
  zh: {
    told: '已通知',
    tell: '已通知',
    say: '喇叭稿',
    move: '调整',
    atDoor: '上门',
    notYet: '未完成',
    listed: '名单',
    notInTurn: '没排',
  },
  en: {
    told: 'Told',
    tell: 'Notified',
    say: 'What to say',
    move: 'Move',
    atDoor: 'at the door',
    notYet: 'not yet',
    listed: 'listed',
    notInTurn: 'not in turn',
  },
};

type Props = {
  roundId: string;
  unitId: string;
  row: QueryAnswer<typeof roundBuildings>['rows'][number];
  campaign: CampaignHead;
  mayMove: boolean;
  isOver: boolean;
};

export function BuildingRow({ roundId, unitId, row, campaign, mayMove, isOver }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const [opened, setOpened] = useState<'text' | 'move'>();
  const tell = useCommand(tellNotified, { invalidates: ['campaign.'] });
  const { call, placeId } = row;
  const names = { rhythmId: roundId, slot: 'once', unitId, namesOf: unitId, placeId };
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td>
        {call ? (
          <span className={style['row']}>
            {formatTime(instantOf(call.slotFrom))}–{formatTime(instantOf(call.slotTo))}
            {call.isAtDoor && <Tag tone="amber">{t.atDoor}</Tag>}
          </span>
        ) : (
          <span className="muted">{t.notInTurn}</span>
        )}
      </td>
      <td className="num" data-label={words(campaign.coverage.notYet)}>
        <NumberDoor value={row.notYet} to="/desk/coverage" search={{ ...names, states: ['missed', 'open', 'ahead'] }} />
      </td>
      <td className="num" data-label={t.listed}>
        <NumberDoor value={row.listed} to="/desk/coverage" search={names} />
      </td>
      <td>
        {call && (
          <span className={style['row']}>
            {call.notifiedAt && call.channel ? (
              <Tag tone="green">
                {t.told} {words(channelTitles[call.channel])} <Moment at={call.notifiedAt} short />{' '}
                {call.notifiedByName}
              </Tag>
            ) : (
              !isOver && (
                <Button icon="check" busy={tell.isSending} onPress={() => void tell.run({ roundId, placeId })}>
                  {t.tell}
                </Button>
              )
            )}
            <Button kind="quiet" icon="speaker" onPress={() => setOpened('text')}>
              {t.say}
            </Button>
            {mayMove && !call.notifiedAt && (
              <Button kind="quiet" onPress={() => setOpened('move')}>
                {t.move}
              </Button>
            )}
          </span>
        )}
        <ProblemNote problem={tell.problem} again={tell.again} />
        {call && opened === 'text' && (
          <TextSheet
            title={row.name}
            text={call.text}
            mayTell={!call.notifiedAt && !isOver}
            roundId={roundId}
            placeId={placeId}
            onClose={() => setOpened(undefined)}
          />
        )}
        {call && opened === 'move' && (
          <MoveSheet
            roundId={roundId}
            placeId={placeId}
            title={row.name}
            call={call}
            onClose={() => setOpened(undefined)}
          />
        )}
      </td>
    </tr>
  );
}
