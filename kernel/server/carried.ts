// What passes from hand to hand when a post changes hands (product rule 5). Each module says which of its rows name a post or a person and how they are
// given over (`Module.carries`); modules/handovers does the giving, in one transaction, and keeps who had each thing before (rule 8).
// A row that is done is never rewritten: only what is still to do, or still in force, is carried.
import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { Tx } from './transaction.ts';

/** A post and who holds it. */
export type Hand = { postId: string; staffId: string; role: Role; unitId: string; districtId: string };
/**
 * `takesRest`: everything this person holds goes, and this is the post given last; so what names the person and lies at none of their posts goes with it.
 * A thing that names a person alone goes with the post whose unit (or a unit below it) it concerns.
 */
export type Leaving = Hand & { takesRest: boolean };
/** `until`: a deputy has it until then; what lies on days after that stays with the leaver. */
export type Taking = Hand & { until: Date | null };

/** Dates travel as dates: the screen says them in the reader's language. */
export type CarriedLine = {
  id: string;
  text: string;
  note?: string | undefined;
  href?: string | undefined;
  from?: Date | undefined;
  until?: Date | null | undefined;
  dueOn?: string | undefined;
};
/** `id`: the row that names the successor now. `remark`: what could not simply go over, and what to do about it; shown to the successor as open. */
export type Moved = { id: string; remark?: Words | undefined };

/** Names a post or a person, and is rewritten when it goes over. `find` locks nothing: a preview asks it too. */
export type CarriedByHand = {
  by: 'hand';
  /** Stable, unique in the house: hand-overs keep it with every item. */
  name: string;
  title: Words;
  /** What the row says: a post, or a person whatever post they wear. */
  names: 'post' | 'person';
  find(tx: Tx, from: Leaving): Promise<readonly string[]>;
  /** The few of these ids that the asker may see, in words. */
  lines(tx: Tx, ids: readonly string[]): Promise<readonly CarriedLine[]>;
  /** Gives these over, in this transaction. Back come those that went, under their own id or that of the row that took their place; one done meanwhile does not. */
  handOver(tx: Tx, ids: readonly string[], from: Leaving, to: Taking): Promise<readonly Moved[]>;
};

/** Lies at a place or unit and goes with the post by itself: nothing is rewritten, but the successor is told how much of it there is. */
export type CarriedByPlace = {
  by: 'place';
  name: string;
  title: Words;
  count(tx: Tx, post: Hand): Promise<number>;
  /** The list it opens, for somebody who holds the post. */
  href(post: Hand): string;
};

export type Carried = CarriedByHand | CarriedByPlace;
