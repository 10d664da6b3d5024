// The registers module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import { registerConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { answerDefinition, answerFields, answerPreview } from './answers/define.ts';
import { answerMembers } from './answers/list-members.ts';
import { answerCounts, answerRegisters } from './answers/list-registers.ts';
import { answerLooks } from './answers/looks.ts';
import { answerOwned, answerOwnerChoices } from './answers/owners.ts';
import { answerOfSubject } from './answers/tell-subject.ts';
import { memberSheet } from './exports.ts';
import { handleDefine, handleEnd } from './handlers/define-register.ts';
import { handleEnter, handleLeave } from './handlers/enter-register.ts';
import { handleLayOut } from './handlers/lay-out-registers.ts';
import { handleEndOwner, handleNameOwner } from './handlers/name-owner.ts';
import { handleLook, handleOpen } from './handlers/open-register.ts';
import { foldTallies, keepRegisters, layOutMethods } from './reactions.ts';

export const registersModule: Module = {
  name: 'registers',
  commands: [
    command(c.layOutRegisters, handleLayOut),
    command(c.openRegister, handleOpen),
    command(c.lookFromRegister, handleLook),
    command(c.defineRegister, handleDefine),
    command(c.endRegister, handleEnd),
    command(c.enterRegister, handleEnter),
    command(c.leaveRegister, handleLeave),
    command(c.nameOwner, handleNameOwner),
    command(c.endOwner, handleEndOwner),
  ],
  queries: [
    query(q.listRegisters, answerRegisters),
    query(q.listMembers, answerMembers),
    query(q.countMembers, answerCounts),
    query(q.registersOfSubject, answerOfSubject),
    query(q.registerDefinition, answerDefinition),
    query(q.registerFields, answerFields),
    query(q.previewRegister, answerPreview),
    query(q.listLooks, answerLooks),
    query(q.listOwned, answerOwned),
    query(q.ownerChoices, answerOwnerChoices),
  ],
  exports: [memberSheet],
  ticks: [layOutMethods, keepRegisters, foldTallies],
  constraints: registerConstraints,
};
