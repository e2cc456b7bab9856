import type { StepDefinition } from '../../plan/step.ts';
import { definePhase, type PlannedPhase } from '../phase.ts';
import { type ArrangedSchema, inspectSchema } from './inspect.ts';
import { planSchema } from './plan.ts';

type Moment = (steps: readonly StepDefinition[], findings: ArrangedSchema) => readonly StepDefinition[];

const schemaAt = (moment: Moment): PlannedPhase =>
  definePhase({
    name: 'schema',
    inspect: inspectSchema,
    plan: (findings) => moment(planSchema(findings), findings),
  });

/** The schemas that CLR routines are bound in. */
export const schemaAheadPhase = schemaAt((steps, { ahead }) => steps.slice(0, ahead));

/** Everything else that the DACPAC owns. */
export const schemaPhase = schemaAt((steps, { ahead, behind }) => steps.slice(ahead, steps.length - behind));

/** The schemas that go with the last of their CLR routines. */
export const schemaBehindPhase = schemaAt((steps, { behind }) => steps.slice(steps.length - behind));
