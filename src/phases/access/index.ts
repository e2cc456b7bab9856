import { definePhase } from '../phase.ts';
import { inspectAccess } from './inspect.ts';
import { planAccess } from './plan.ts';

/** Who may do what: one step for each role that is to change. */
export const accessPhase = definePhase({ name: 'access', inspect: inspectAccess, plan: planAccess });
