import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { recordVisit } from '../../shared/commands.ts';
import { tellWork } from '../work.ts';

export const handleRecordVisit = (input: z.output<typeof recordVisit.input>, context: CommandContext): Promise<Done> =>
  tellWork(input, context);
