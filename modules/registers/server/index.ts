// The registers module's table of contents.
import { command, type Module } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import { handleLayOut } from './handlers/lay-out-registers.ts';
import { keepRegisters, layOutMethods } from './reactions.ts';

export const registersModule: Module = {
  name: 'registers',
  commands: [command(c.layOutRegisters, handleLayOut)],
  ticks: [layOutMethods, keepRegisters],
};
