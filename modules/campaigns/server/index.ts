// The campaigns module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import * as q from '../shared/queries.ts';
import * as s from '../shared/share-queries.ts';
import { campaignsCarried } from './carried.ts';
import { metSheet, moveSheet, shareNameSheet, shareSheet } from './exports.ts';
import { campaignsGathers } from './gathered.ts';
import { beginHandler, endHandler } from './handlers/begin-campaign.ts';
import { callBuildingsHandler, moveCallHandler, notifiedHandler } from './handlers/calls.ts';
import { handleDrawDay } from './handlers/draw-day.ts';
import { endForceHandler, setUpForceHandler } from './handlers/forces.ts';
import { closeShelterHandler, locateHandler, openShelterHandler } from './handlers/moves.ts';
import { addFoundHandler, endRoundHandler, openRoundHandler } from './handlers/open-round.ts';
import { cancelOrderHandler, receiveHandler, sendOrderHandler, startHandler } from './handlers/orders.ts';
import { followFirmHandler, shareOutHandler, tellFirmHandler } from './handlers/shares.ts';
import { drawDays, followFirms } from './reactions.ts';
import { answerBuildings } from './views/buildings.ts';
import { answerList, answerPage, answerRound, answerWaiting } from './views/campaigns.ts';
import { answerForces } from './views/forces.ts';
import { answerMet, answerMetNames } from './views/met.ts';
import { answerMine } from './views/mine.ts';
import { answerBoard, answerMoveNames, answerWhereIs } from './views/moves.ts';
import { answerRotation } from './views/rotation.ts';
import { answerMatrix, answerNames, answerSurveyors } from './views/shares.ts';

export const campaignsModule: Module = {
  name: 'campaigns',
  commands: [
    beginHandler,
    endHandler,
    openRoundHandler,
    endRoundHandler,
    command(c.drawDay, handleDrawDay),
    addFoundHandler,
    sendOrderHandler,
    cancelOrderHandler,
    receiveHandler,
    startHandler,
    callBuildingsHandler,
    moveCallHandler,
    notifiedHandler,
    setUpForceHandler,
    endForceHandler,
    shareOutHandler,
    tellFirmHandler,
    followFirmHandler,
    openShelterHandler,
    closeShelterHandler,
    locateHandler,
  ],
  queries: [
    query(q.listCampaigns, answerList),
    query(q.campaignPage, answerPage),
    query(q.waitingOrders, answerWaiting),
    query(q.campaignRound, answerRound),
    query(q.roundBuildings, answerBuildings),
    query(q.rotationDraw, answerRotation),
    query(q.listForces, answerForces),
    query(s.shareMatrix, answerMatrix),
    query(s.shareNames, answerNames),
    query(s.shareSurveyors, answerSurveyors),
    query(s.moveBoard, answerBoard),
    query(s.moveNames, answerMoveNames),
    query(s.whereIs, answerWhereIs),
    query(s.myRounds, answerMine),
    query(s.peopleMet, answerMet),
    query(s.metNames, answerMetNames),
  ],
  exports: [shareSheet, shareNameSheet, moveSheet, metSheet],
  reactions: [followFirms],
  ticks: [drawDays],
  carries: campaignsCarried,
  gathers: campaignsGathers,
};
