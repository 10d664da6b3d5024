// A list of risk areas comes in (F5): by form, pasted, or as a file; all rows or none. Everybody who came back is judged anew in the same minute.
import type { z } from 'zod';
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { traceProblem } from '../../shared/problems.ts';
import { tellRiskList } from '../../shared/returners/commands.ts';
import type { RiskArea } from '../../shared/returners/risk.ts';
import { readRiskSheet } from '../../shared/returners/risk-sheet.ts';
import { notAhead } from '../opening.ts';
import * as store from '../store/risk.ts';

type Input = z.output<typeof tellRiskList.input>;

export const tellRiskListHandler = command(tellRiskList, async (input, context): Promise<Done> => {
  const { tx, actor, now, commandId } = context;
  const { districtId, unitId, staffName, postId } = staffOf(actor);
  const { listId, document, isWhole } = input;
  const issuedAt = notAhead(input.issuedAt, now);
  const areas = await areasOf(input, dateOf(issuedAt.getTime()), context);
  store.addList(
    tx,
    { listId, districtId, issuedAt, isWhole, document, byName: staffName, byPostId: postId, commandId },
    areas,
  );
  return {
    subjectId: listId,
    territoryId: unitId,
    unitIds: [districtId],
    events: [{ type: 'risk.list_told', listId, districtId }],
    result: { areas: areas.length },
  };
});

async function areasOf(input: Input, on: string, context: CommandContext): Promise<RiskArea[]> {
  const ways = [input.areas.length > 0, input.fileId !== undefined, (input.pasted ?? '').trim() !== ''];
  const told = ways.filter(Boolean).length;
  // A whole list with nothing on it: all areas are at no risk any more.
  if (told > 1 || (told === 0 && !input.isWhole)) throw traceProblem('risk_one_way');
  if (told === 0) return [];
  if (input.areas.length > 0) return input.areas;
  const { bytes, name } = await bytesOf(input, context);
  const read = readRiskSheet((await readSheets(bytes, name)).sheets, on);
  if (!read || read.areas.length + read.unread.length === 0) throw traceProblem('risk_no_header');
  if (read.unread.length > 0) throw traceProblem('risk_rows_unread', { rows: read.unread.slice(0, 20).join('、') });
  return read.areas;
}

async function bytesOf({ fileId, pasted }: Input, { tx, files, actor }: CommandContext) {
  if (!fileId) return { bytes: Buffer.from(pasted ?? '', 'utf8'), name: 'pasted.csv' };
  const file = await store.findFile(tx, fileId, `staff ${staffOf(actor).staffId}`);
  if (!file) throw traceProblem('file_not_found');
  return { bytes: (await files.read(fileId)).bytes, name: file.name ?? fileId };
}
