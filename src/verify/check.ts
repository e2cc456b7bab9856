import type { SourcePlace } from '../errors/deploy-error.ts';
import type { Digest } from '../plan/digest.ts';
import type { ProcedureValues, SqlValue } from '../ports/clr-runtime.ts';
import type { ModelObject } from '../ports/model.ts';
import type { CheckClass } from './check-class.ts';

interface CheckIdentity {
  readonly id: string;
  readonly checkClass: CheckClass;
  readonly source?: SourcePlace;
}

/** The target must hold this object with these columns. */
export interface ModelCheck extends CheckIdentity {
  readonly kind: 'model';
  readonly object: ModelObject;
}

/** What is called and what it must give, by the kind of routine. */
export type ClrExpectation =
  | {
      readonly of: 'value';
      readonly method: string;
      readonly arguments: readonly SqlValue[];
      readonly expected: SqlValue;
    }
  | {
      readonly of: 'rows';
      readonly method: string;
      readonly arguments: readonly SqlValue[];
      readonly expected: readonly (readonly SqlValue[])[];
    }
  | {
      readonly of: 'outputs';
      readonly method: string;
      readonly arguments: readonly SqlValue[];
      readonly expected: ProcedureValues;
    }
  | {
      readonly of: 'aggregate';
      readonly rows: readonly (readonly SqlValue[])[];
      readonly expected: SqlValue;
    }
  | { readonly of: 'type'; readonly text: string | null; readonly expected: string | null };

/** The routine must give what is expected of it. */
export interface ClrCheck extends CheckIdentity {
  readonly kind: 'clr';
  readonly assembly: string;
  readonly sha512: Digest;
  readonly routine: string;
  readonly class: string;
  readonly expectation: ClrExpectation;
  /** Largest allowed difference from a number, relative to its size; 0 asks for the very same value. */
  readonly tolerance: number;
}

/** A query of which every returned row is a failure. */
export interface SqlCheck extends CheckIdentity {
  readonly kind: 'sql';
  readonly text: string;
}

export type Check = ModelCheck | ClrCheck | SqlCheck;

export interface CheckResult {
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'not evaluated';
  /** What was seen, or why nothing was. */
  readonly evidence: string;
}
