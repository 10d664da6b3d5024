// Puts the modules together into one house, and refuses a house with two commands of one name.

import type { Problem } from '#kernel/shared/problem.ts';
import { calendarReader } from './calendar.ts';
import type { ExportEntry } from './exports.ts';
import type { FileStore } from './files/store.ts';
import type { CommandEntry, House, Module, QueryEntry } from './house.ts';
import type { PowerKeeper } from './powers.ts';
import type { Secrets } from './secrets.ts';
import type { Database } from './transaction.ts';

export function composeHouse(parts: {
  database: Database;
  secrets: Secrets;
  files: FileStore;
  modules: readonly Module[];
}): House {
  const commands = new Map<string, CommandEntry>();
  const queries = new Map<string, QueryEntry>();
  const exports = new Map<string, ExportEntry>();
  const constraints = new Map<string, () => Problem>();
  const listeners = new Set<() => void>();
  let powers: PowerKeeper | undefined;
  for (const module of parts.modules) {
    for (const entry of module.commands ?? []) put(commands, entry.spec.name, entry, module.name);
    for (const entry of module.queries ?? []) put(queries, entry.spec.name, entry, module.name);
    for (const entry of module.exports ?? []) put(exports, entry.spec.name, entry, module.name);
    for (const [name, make] of Object.entries(module.constraints ?? {})) put(constraints, name, make, module.name);
    powers ??= module.powers;
  }
  // A power nobody keeps would never sleep.
  for (const { spec } of commands.values())
    if (spec.power && !powers?.has(spec.power)) throw new Error(`${spec.name} needs the unknown power ${spec.power}`);
  return {
    ...parts,
    commands,
    queries,
    exports,
    constraints,
    powers,
    calendar: calendarReader(parts.database),
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce() {
      for (const listener of listeners) listener();
    },
  };
}

function put<V>(into: Map<string, V>, name: string, value: V, module: string): void {
  if (into.has(name)) throw new Error(`${name} is registered twice, the second time by ${module}`);
  into.set(name, value);
}
