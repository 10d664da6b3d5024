// What a phone itself must say no to. Anything else is the house's to judge.
import type { ProblemBody } from '#kernel/shared/problem.ts';

/** The disk is full: the press did not count, nothing that was kept before is touched. */
export const noRoom: ProblemBody = {
  type: 'about:blank',
  status: 0,
  code: 'phone.no_room',
  title: { zh: '这台手机存满了，这一条没有记下', en: 'This phone is full: this was not taken down' },
  wayOut: {
    zh: '有网先把待传的传完，或删掉手机里的照片、视频，再点一次；之前记的都在',
    en: 'Send what waits, or delete photos and videos, then press again; what was kept before is all there',
  },
  remedy: 'retry',
};

/** Sealed, the entry would be larger than the door of the house takes. */
export const tooLarge: ProblemBody = {
  type: 'about:blank',
  status: 0,
  code: 'phone.too_large',
  title: { zh: '这一条写得太长，手机存不下', en: 'This is too long for the phone to keep' },
  wayOut: { zh: '写短一些，分成两条', en: 'Make it shorter, or two of it' },
  remedy: 'ask_person',
};

/** The entry can be read neither here nor there: its bytes were damaged where they lay. */
export const damaged: ProblemBody = {
  type: 'about:blank',
  status: 0,
  code: 'phone.damaged',
  title: { zh: '这一条在手机里损坏了，读不出来', en: 'This was damaged on the phone and cannot be read' },
  wayOut: { zh: '请照记忆重新办一次，再把它删掉', en: 'Do it again from memory, then delete this one' },
  remedy: 'drop',
};
