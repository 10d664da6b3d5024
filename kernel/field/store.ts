// What lies on the phone between two openings of the app. Everything personal in it is sealed: entries under the key of the box, which the house has too; answers under a
// key that only the PIN opens. In the clear are a name to choose from, counts and times.
import { Dexie, type Table } from 'dexie';
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import type { Locked } from './sealing.ts';

export type VaultRow = {
  leaseId: string;
  staffId: string;
  /** To choose from when several share a phone. */
  staffName: string;
  label: string;
  /** The key of the box and the key of the memory, 32 bytes each, locked by the PIN. */
  locked: Locked;
  /** The count of the last entry that was ever put in. */
  lastSeq: number;
  madeAt: number;
  /** Of the last contact, device's time. */
  heardAt?: number | undefined;
  endsAt: number;
  state: 'runs' | 'over' | 'ended';
  clockAhead?: number | undefined;
  /** Wrong PINs since the last right one, and when the last of them was, device's time. */
  wrong: number;
  wrongAt?: number | undefined;
};

export type EntryRow = {
  leaseId: string;
  seq: number;
  commandId: string;
  name: string;
  /** Of the command: nothing of its content. */
  title: Words;
  /** Not sent before: it may still be taken back. Epoch ms of the device. */
  holdUntil?: number | undefined;
  /**
   * `answered`: brought while its owner's vault was locked, and what became of it is read when that opens. `damaged`: the house could not read it either.
   */
  state: 'waiting' | 'answered' | 'refused' | 'handed_on' | 'damaged';
  sealed: Uint8Array<ArrayBuffer>;
  /** `BoxOutcome[]` of the batch it came with, sealed under the key of the box. */
  answer?: string | undefined;
};

/** `key`: a digest of what was asked, which tells nothing of it. `at`: when the house said it; `seenAt`: when somebody last looked. Device's time. */
export type AnswerRow = { leaseId: string; key: string; at: number; seenAt: number; sealed: Uint8Array<ArrayBuffer> };

/** `key`: a digest, as of an answer. */
export type ShelfRow = { leaseId: string; key: string; at: number; sealed: Uint8Array<ArrayBuffer> };

/** A photo or a recording that is named by an act and not at the house yet. */
export type FileRow = {
  leaseId: string;
  id: string;
  postId: string;
  name: string;
  mediaType: string;
  at: number;
  sealed: Uint8Array<ArrayBuffer>;
  /** Judged for good: it cannot be kept. */
  problem?: ProblemBody | undefined;
};

export class PhoneStore extends Dexie {
  declare vaults: Table<VaultRow, string>;
  declare entries: Table<EntryRow, [string, number]>;
  declare answers: Table<AnswerRow, [string, string]>;
  declare files: Table<FileRow, [string, string]>;
  declare shelf: Table<ShelfRow, [string, string]>;

  constructor(name = 'huying-phone') {
    // On the disk before a press counts as done: a battery may die the next moment.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      vaults: 'leaseId, staffId',
      entries: '[leaseId+seq], leaseId, commandId',
      answers: '[leaseId+key], leaseId, at',
      files: '[leaseId+id], leaseId',
      shelf: '[leaseId+key], leaseId, at',
    });
  }
}

let opened: PhoneStore | undefined;
export const phoneStore = (): PhoneStore => (opened ??= new PhoneStore());
