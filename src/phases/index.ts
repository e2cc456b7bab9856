import { accessPhase } from './access/index.ts';
import { clrCleanupPhase, clrPhase } from './clr/index.ts';
import type { PlannedPhase } from './phase.ts';
import { schemaAheadPhase, schemaBehindPhase, schemaPhase } from './schema/index.ts';
import { seedPhase } from './seed/index.ts';

/** The phases in the order in which they are applied: adding one is a folder and a line here. */
export const phases: readonly PlannedPhase[] = [
  schemaAheadPhase,
  clrPhase,
  schemaPhase,
  clrCleanupPhase,
  schemaBehindPhase,
  accessPhase,
  seedPhase,
];
