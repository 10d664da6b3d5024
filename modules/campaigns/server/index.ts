// The campaigns module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import * as q from '../shared/queries.ts';
import { campaignsCarried } from './carried.ts';
import { campaignsGathers } from './gathered.ts';
import { beginHandler, endHandler } from './handlers/begin-campaign.ts';
import { callBuildingsHandler, moveCallHandler, notifiedHandler } from './handlers/calls.ts';
import { handleDrawDay } from './handlers/draw-day.ts';
import { endForceHandler, setUpForceHandler } from './handlers/forces.ts';
import { addFoundHandler, endRoundHandler, openRoundHandler } from './handlers/open-round.ts';
import { cancelOrderHandler, receiveHandler, sendOrderHandler, startHandler } from './handlers/orders.ts';
import { drawDays } from './reactions.ts';
import { answerBuildings } from './views/buildings.ts';
import { answerList, answerPage, answerRound, answerWaiting } from './views/campaigns.ts';
import { answerForces } from './views/forces.ts';
import { answerRotation } from './views/rotation.ts';

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
  ],
  queries: [
    query(q.listCampaigns, answerList),
    query(q.campaignPage, answerPage),
    query(q.waitingOrders, answerWaiting),
    query(q.campaignRound, answerRound),
    query(q.roundBuildings, answerBuildings),
    query(q.rotationDraw, answerRotation),
    query(q.listForces, answerForces),
  ],
  ticks: [drawDays],
  carries: campaignsCarried,
  gathers: campaignsGathers,
};
