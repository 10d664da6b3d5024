// The modules of this house, in one list.
import type { Module } from '#kernel/server/house.ts';

export const modules: readonly Module[] = [];
