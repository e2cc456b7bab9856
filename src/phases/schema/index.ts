import { definePhase } from '../phase.ts';
import { inspectSchema } from './inspect.ts';
import { planSchema } from './plan.ts';

/** Everything that the DACPAC owns. */
export const schemaPhase = definePhase({ name: 'schema', inspect: inspectSchema, plan: planSchema });
