import type { SourcePlace } from '../errors/deploy-error.ts';
import { type Digest, digestOf } from './digest.ts';
import type { Risk } from './risk.ts';
import type { Effect } from './state.ts';

/** In the order in which they are applied. */
export const phaseNames = ['clr', 'schema', 'access', 'seed'] as const;
export type PhaseName = (typeof phaseNames)[number];

/**
 * How a step meets transactions: `tx` is one transaction together with its ledger row; `notx` cannot run in
 * one; `exclusive` needs every other session gone; `server` changes what all databases of the server share.
 */
export type StepKind = 'tx' | 'notx' | 'exclusive' | 'server';

/** The bytes of an assembly, the one thing a step sends as a parameter instead of as text. */
export interface AssemblyBits {
  readonly parameter: '@bits';
  /** Path inside the bundle. */
  readonly file: string;
  readonly sha512: Digest;
}

export interface StepDefinition {
  /** Unique in its plan and the same in every plan that holds this change. */
  readonly id: string;
  readonly phase: PhaseName;
  readonly title: string;
  readonly kind: StepKind;
  /** T-SQL batches in their order, without separators. */
  readonly batches: readonly string[];
  readonly effect: Effect;
  readonly risk: Risk;
  readonly bits?: AssemblyBits;
  /** For all but `tx` steps: a query that answers `before`, `after` or `neither`. */
  readonly probe?: string;
  /** Where a person wrote the text, if a person did. */
  readonly source?: SourcePlace;
  /** Line of the source that each batch begins at, where the source has them all. */
  readonly lines?: readonly number[];
}

export interface Step extends StepDefinition {
  /** Covers everything else in the step. */
  readonly sha256: Digest;
}

export function defineStep(definition: StepDefinition): Step {
  return { ...definition, sha256: digestOf(definition) };
}

export type ProbeAnswer = 'before' | 'after' | 'neither';
