// Table of contents: enterprises, who works there, and two records that are one (F14, A8, O3).
import { type Module, query } from '#kernel/server/house.ts';
import { enterpriseConstraints } from '../shared/problems.ts';
import {
  enterpriseAtDoor,
  enterpriseDuplicates,
  enterprisePage,
  enterpriseTotals,
  listEnterprises,
  mergePreview,
  revealedPhone,
  shopPage,
} from '../shared/queries.ts';
import { enterpriseSheet, totalsSheet } from './exports.ts';
import {
  employHandler,
  endEmploymentHandler,
  linkWorkerHandler,
  recogniseWorkersHandler,
  unlinkWorkerHandler,
} from './handlers/employ.ts';
import { keepApartHandler, mergeHandler, unmergeHandler } from './handlers/merge-enterprises.ts';
import {
  listHandler,
  markKeyHandler,
  setDepartmentHandler,
  setPlaceHandler,
  setStateHandler,
  unlistHandler,
  unmarkKeyHandler,
} from './handlers/place-enterprise.ts';
import { addEnterpriseHandler, correctEnterpriseHandler } from './handlers/record-enterprise.ts';
import { revealPhoneHandler } from './handlers/reveal-phone.ts';
import { leaveShopHandler, runShopHandler } from './handlers/run-shop.ts';
import { oneByCode, recogniseReaction, toldAtTheDoor } from './reactions.ts';
import { answerAtDoor } from './views/at-door.ts';
import { answerList, answerTotals } from './views/lists.ts';
import { answerDuplicates, answerPage, answerPreview, answerRevealed, answerShop } from './views/page.ts';

export const enterprisesModule: Module = {
  name: 'enterprises',
  commands: [
    addEnterpriseHandler,
    correctEnterpriseHandler,
    setPlaceHandler,
    setStateHandler,
    listHandler,
    unlistHandler,
    setDepartmentHandler,
    markKeyHandler,
    unmarkKeyHandler,
    mergeHandler,
    unmergeHandler,
    keepApartHandler,
    employHandler,
    endEmploymentHandler,
    linkWorkerHandler,
    unlinkWorkerHandler,
    recogniseWorkersHandler,
    runShopHandler,
    leaveShopHandler,
    revealPhoneHandler,
  ],
  queries: [
    query(listEnterprises, answerList),
    query(enterprisePage, answerPage),
    query(enterpriseTotals, answerTotals),
    query(enterpriseDuplicates, answerDuplicates),
    query(mergePreview, answerPreview),
    query(shopPage, answerShop),
    query(revealedPhone, answerRevealed),
    query(enterpriseAtDoor, answerAtDoor),
  ],
  exports: [enterpriseSheet, totalsSheet],
  reactions: [recogniseReaction, oneByCode, toldAtTheDoor],
  constraints: enterpriseConstraints,
};
