// Table of contents: notices, bulletins and content by QR (R3, R6, R8).
import type { Module } from '#kernel/server/house.ts';
import { noticesCarried } from './carried.ts';
import { publicationSheet } from './exports.ts';
import { confirmHandler, objectHandler } from './handlers/answer.ts';
import { discardHandler, draftHandler, reviseHandler } from './handlers/draft.ts';
import { publishHandler, withdrawHandler } from './handlers/publish.ts';
import { looksDoor } from './looks-door.ts';
import { countsAnswer, listAnswer } from './views/lists.ts';
import { pageAnswer } from './views/page.ts';
import { currentAnswer, readAnswer } from './views/public.ts';

export const noticesModule: Module = {
  name: 'notices',
  carries: noticesCarried,
  commands: [
    draftHandler,
    reviseHandler,
    discardHandler,
    publishHandler,
    withdrawHandler,
    confirmHandler,
    objectHandler,
  ],
  queries: [listAnswer, countsAnswer, pageAnswer, currentAnswer, readAnswer],
  exports: [publicationSheet],
  routes: looksDoor,
};
