import { definePhase } from '../phase.ts';
import { inspectClr } from './inspect.ts';
import { planClr, planClrCleanup } from './plan.ts';

/** Assemblies and what is bound to them; before the schema, whose procedures call the routines. */
export const clrPhase = definePhase({ name: 'clr', inspect: inspectClr, plan: planClr });

/** What the release no longer has; after the schema, whose old procedures called it. */
export const clrCleanupPhase = definePhase({ name: 'clr', inspect: inspectClr, plan: planClrCleanup });
