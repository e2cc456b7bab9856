import { definePhase } from '../phase.ts';
import { inspectSeed } from './inspect.ts';
import { planSeed } from './plan.ts';

/** Rows that belong to the release: one idempotent MERGE for each table. */
export const seedPhase = definePhase({ name: 'seed', inspect: inspectSeed, plan: planSeed });
