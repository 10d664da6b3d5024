// The shapes of the answers that these screens pass around, by short names.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { methodCatalogue } from '#modules/methods/shared/commands.ts';
import type {
  dispatchPreview,
  requestPage,
  ringingRequests,
  splitChatQuery,
  suggestKindQuery,
} from '../../shared/queries.ts';

export type PageAnswer = QueryAnswer<typeof requestPage>;
export type RequestFacts = PageAnswer['request'];
export type StoryStep = PageAnswer['story'][number];
export type StoryFile = StoryStep['files'][number];
export type Source = PageAnswer['sources'][number];
export type Similar = PageAnswer['similar'][number];
export type Approval = PageAnswer['approvals'][number];
export type Supervision = PageAnswer['supervisions'][number];
export type Preview = QueryAnswer<typeof dispatchPreview>;
export type Suggestion = QueryAnswer<typeof suggestKindQuery>['suggestions'][number];
export type Ring = QueryAnswer<typeof ringingRequests>['rows'][number];
export type Matter = QueryAnswer<typeof splitChatQuery>['matters'][number];
export type Catalogue = QueryAnswer<typeof methodCatalogue>;
export type Kind = Catalogue['kinds'][number];
