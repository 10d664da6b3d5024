// The registry's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import * as pq from '../shared/pair-queries.ts';
import { registryConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import {
  answerAtDoor,
  answerCounts,
  answerFind,
  answerHousehold,
  answerList,
  answerPage,
  answerRevealed,
} from './answers.ts';
import { personSheet } from './exports.ts';
import { handleChangeHead } from './handlers/change-head.ts';
import { handleFlagPerson, handleUnflagPerson } from './handlers/flag-person.ts';
import { handleMerge, handleUnmerge } from './handlers/merge-person.ts';
import { handleLeavePerson, handleMoveIn, handleMovePerson } from './handlers/move-person.ts';
import { handleEndRegistration, handleLeaveWork, handleRegisterAt, handleWorkAt } from './handlers/place-person.ts';
import { handleAddPerson, handleCorrectPerson } from './handlers/record-person.ts';
import { handleRevealPerson } from './handlers/reveal-person.ts';
import { handleReconsider, handleTellApart } from './handlers/tell-apart.ts';
import { answerDuplicates, answerPair } from './pairs/answers.ts';

export const registryModule: Module = {
  name: 'registry',
  commands: [
    command(c.addPerson, handleAddPerson),
    command(c.correctPerson, handleCorrectPerson),
    command(c.movePerson, handleMovePerson),
    command(c.moveInPerson, handleMoveIn),
    command(c.leavePerson, handleLeavePerson),
    command(c.flagPerson, handleFlagPerson),
    command(c.unflagPerson, handleUnflagPerson),
    command(c.revealPerson, handleRevealPerson),
    command(c.registerAt, handleRegisterAt),
    command(c.endRegistration, handleEndRegistration),
    command(c.workAt, handleWorkAt),
    command(c.leaveWork, handleLeaveWork),
    command(c.changeHead, handleChangeHead),
    command(c.mergePersons, handleMerge),
    command(c.unmergePersons, handleUnmerge),
    command(c.tellApart, handleTellApart),
    command(c.reconsiderPair, handleReconsider),
  ],
  queries: [
    query(q.findPersons, answerFind),
    query(q.listPersons, answerList),
    query(q.personPage, answerPage),
    query(q.personAtDoor, answerAtDoor),
    query(q.revealed, answerRevealed),
    query(q.householdPage, answerHousehold),
    query(q.personCounts, answerCounts),
    query(pq.listDuplicates, answerDuplicates),
    query(pq.personPair, answerPair),
  ],
  exports: [personSheet],
  constraints: registryConstraints,
};
