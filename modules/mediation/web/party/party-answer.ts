import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { partyPage } from '../../shared/queries.ts';

export type PartyAnswer = QueryAnswer<typeof partyPage>;
