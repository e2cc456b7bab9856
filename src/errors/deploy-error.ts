import { type ErrorCode, type ExitStatus, errorCodes } from './codes.ts';

/** A place in a file that a person wrote; line and column count from 1. */
export interface SourcePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Failure {
  readonly code: ErrorCode;
  /** What is wrong, with the values that show it; one or more whole sentences. */
  readonly what: string;
  /** What the reader can do about it: the last sentence of the message. */
  readonly remedy: string;
  readonly place?: SourcePlace;
  /** Facts for a report: exit codes, output tails, digests. Never a secret. */
  readonly evidence?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one error type that reaches a user: a stable code, the evidence, and the remedy as the last sentence. */
export class DeployError extends Error {
  readonly code: ErrorCode;
  readonly what: string;
  readonly remedy: string;
  readonly place: SourcePlace | undefined;
  readonly evidence: Readonly<Record<string, unknown>>;

  constructor(failure: Failure) {
    super(`${failure.what} ${failure.remedy}`, { cause: failure.cause });
    this.name = 'DeployError';
    this.code = failure.code;
    this.what = failure.what;
    this.remedy = failure.remedy;
    this.place = failure.place;
    this.evidence = failure.evidence ?? {};
  }

  get exitStatus(): ExitStatus {
    return errorCodes[this.code];
  }
}

/** Renders a place as compilers do, `file:line:column`, so that terminals and editors can follow it. */
export function formatPlace(place: SourcePlace): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** Gives any thrown value the shape of a DeployError; an unexpected one becomes INTERNAL with its cause kept. */
export function asDeployError(thrown: unknown): DeployError {
  if (thrown instanceof DeployError) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return new DeployError({
    code: 'INTERNAL',
    what: `The toolkit met a fault of its own: ${text}.`,
    remedy: 'Please report it with the output of the same command and --verbose.',
    evidence: thrown instanceof Error && thrown.stack !== undefined ? { stack: thrown.stack } : {},
    cause: thrown,
  });
}
