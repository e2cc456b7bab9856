import { definePhase } from '../phase.ts';
import { inspectClr } from './inspect.ts';
import { planClr } from './plan.ts';

/** Assemblies and what is bound to them; before the schema, whose procedures call the routines. */
export const clrPhase = definePhase({ name: 'clr', inspect: inspectClr, plan: planClr });
