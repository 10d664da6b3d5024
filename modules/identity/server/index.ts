// Table of contents of the module: who works here, as what, and how they and residents are known.
import type { Module } from '#kernel/server/house.ts';

export const identityModule: Module = {
  name: 'identity',
};
