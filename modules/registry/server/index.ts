// The registry's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import { registryConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { answerCounts, answerFind, answerHousehold, answerList, answerPage, answerRevealed } from './answers.ts';
import { personSheet } from './exports.ts';
import { handleFlagPerson, handleUnflagPerson } from './handlers/flag-person.ts';
import { handleLeavePerson, handleMoveIn, handleMovePerson } from './handlers/move-person.ts';
import { handleAddPerson, handleCorrectPerson } from './handlers/record-person.ts';
import { handleRevealPerson } from './handlers/reveal-person.ts';

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
  ],
  queries: [
    query(q.findPersons, answerFind),
    query(q.listPersons, answerList),
    query(q.personPage, answerPage),
    query(q.revealed, answerRevealed),
    query(q.householdPage, answerHousehold),
    query(q.personCounts, answerCounts),
  ],
  exports: [personSheet],
  constraints: registryConstraints,
};
