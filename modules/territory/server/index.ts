// The territory's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import { territoryConstraints } from '../shared/problems.ts';
import { publicPlaces, publicSpot } from '../shared/public-queries.ts';
import * as q from '../shared/queries.ts';
import { territoryCarried } from './carried/carried.ts';
import { listDivisions } from './divisions/views.ts';
import { listShifts } from './duties/views.ts';
import { coverSheet, gapSheet, placeSheet, staffingSheet } from './exports.ts';
import { handleAddPlaces } from './handlers/add-places.ts';
import { handleAddUnit } from './handlers/add-unit.ts';
import { handleApplyRedraw } from './handlers/apply-redraw.ts';
import { handleAssignGrid } from './handlers/assign-grid.ts';
import {
  handleCorrectUnit,
  handleImportGeometry,
  handleLinkDivision,
  handleRenameUnit,
} from './handlers/change-unit.ts';
import { handleEndContract, handleMakeContract } from './handlers/contracts.ts';
import { handleCorrectPlace } from './handlers/correct-place.ts';
import { handleEndUnit } from './handlers/end-unit.ts';
import { handleRehearseRedraw } from './handlers/rehearse-redraw.ts';
import { handleEndServiceArea, handleSetServiceArea } from './handlers/service-areas.ts';
import { handleSetOnCall } from './handlers/set-on-call.ts';
import { handleBlockRedraw, handleSweepRedraw } from './handlers/sweep-redraw.ts';
import { answerCoverage, answerGridOf, answerList, answerPlace, answerSearch } from './places/answers.ts';
import { applyDueRedraws, sweepAfterRedraw } from './reactions.ts';
import { answerGround, answerRedraw, answerRedraws } from './redraws/answers.ts';
import { answerGaps, answerPage, answerStaffing, answerTree, answerUnits } from './units/answers.ts';
import { answerPublicPlaces, answerPublicSpot } from './views/public-places.ts';
import { shiftEntries } from './views/shift-entries.ts';

export const territoryModule: Module = {
  name: 'territory',
  carries: territoryCarried,
  commands: [
    command(c.addUnit, handleAddUnit),
    command(c.renameUnit, handleRenameUnit),
    command(c.correctUnit, handleCorrectUnit),
    command(c.endUnit, handleEndUnit),
    command(c.linkDivision, handleLinkDivision),
    command(c.importGeometry, handleImportGeometry),
    command(c.addPlaces, handleAddPlaces),
    command(c.correctPlace, handleCorrectPlace),
    command(c.assignGrid, handleAssignGrid),
    command(c.makeContract, handleMakeContract),
    command(c.endContract, handleEndContract),
    command(c.setServiceArea, handleSetServiceArea),
    command(c.endServiceArea, handleEndServiceArea),
    command(c.setOnCall, handleSetOnCall),
    command(c.rehearseRedrawCommand, handleRehearseRedraw),
    command(c.applyRedraw, handleApplyRedraw),
    command(c.sweepRedraw, handleSweepRedraw),
    command(c.blockRedraw, handleBlockRedraw),
  ],
  queries: [
    query(q.listDivisions, async (input, { tx }) => ({ divisions: await listDivisions(tx, input) })),
    query(q.unitTree, answerTree),
    query(q.listUnits, answerUnits),
    query(q.unitPage, answerPage),
    query(q.staffingTable, answerStaffing),
    query(q.contractGaps, answerGaps),
    query(q.searchPlaces, answerSearch),
    query(q.listPlaces, answerList),
    query(q.placePage, answerPlace),
    query(q.gridOf, answerGridOf),
    query(q.coverage, answerCoverage),
    query(q.onCallList, async ({ unitId, from, until }, { tx }) => ({
      shifts: (await listShifts(tx, unitId, from, until)).map((s) => ({
        ...s,
        from: s.from.toISOString(),
        until: s.until?.toISOString() ?? null,
      })),
    })),
    query(q.redrawPage, answerRedraw),
    query(q.listRedraws, answerRedraws),
    query(q.redrawGround, answerGround),
    query(publicPlaces, answerPublicPlaces),
    query(publicSpot, answerPublicSpot),
  ],
  exports: [placeSheet, staffingSheet, gapSheet, coverSheet],
  reactions: [sweepAfterRedraw],
  ticks: [applyDueRedraws],
  calendarEntries: shiftEntries,
  constraints: territoryConstraints,
};
