// What other modules may ask of identity: who may give which post, and the posts themselves, for a hand-over that ends one and begins another in one transaction.

export { getStaff, requireAppointing, requireSuccessor, staffOf } from './standing.ts';
export {
  addPost,
  addStaff,
  endPost,
  findPost,
  isInScope,
  listOpenPosts,
  type PostRow,
  setAccountClosed,
} from './store.ts';
