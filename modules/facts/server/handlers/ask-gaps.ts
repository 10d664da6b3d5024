import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { isAskable } from '../../shared/askable.ts';
import { tableProblem } from '../../shared/problems.ts';
import { fieldsOfMapping } from '../../shared/table.ts';
import type { askGaps } from '../../shared/table-commands.ts';
import * as gaps from '../store/gaps.ts';
import { findTable } from '../store/tables.ts';

/** Gaps become questions of visits that are due anyway: no duty is made for them (减负). What the house works out by itself is asked of nobody. */
export async function handleAskGaps(
  { tableId, dueOn, fields }: z.output<typeof askGaps.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const table = await findTable(tx, tableId);
  if (!table) throw tableProblem('not_found');
  const { mapping, subjectKind } = table;
  if (!mapping || !subjectKind || !table.filledAt) throw tableProblem('not_filled');
  const dictionary = await dictionaryInForce(tx);
  const askable = fieldsOfMapping(mapping).filter(
    (name) => isAskable(dictionary, subjectKind, name) && (fields === undefined || fields.includes(name)),
  );
  const asked = await gaps.askGaps(tx, tableId, dueOn, askable);
  if (asked === 0) throw tableProblem('no_gaps');
  return {
    subjectId: tableId,
    territoryId: table.unitId,
    events: [{ type: 'table.gaps_asked', tableId, asked, dueOn }],
    result: { asked },
  };
}
