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

/** What the operating system refuses for reasons that are the user's to mend. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: 'access is denied',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than it may be',
  ENOTDIR: 'a file is where a folder should be',
  EEXIST: 'something is there already',
  ENAMETOOLONG: 'the name is too long',
};

/** Gives any thrown value the shape of a DeployError; an unexpected one becomes INTERNAL with its cause kept. */
export function asDeployError(thrown: unknown): DeployError {
  if (thrown instanceof DeployError) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const { code: errno, path } = thrown as NodeJS.ErrnoException;
  if (errno !== undefined && Object.hasOwn(refusals, errno)) {
    return new DeployError({
      code: 'FILES_REFUSED',
      what: `${path ?? 'A file'} cannot be used: ${refusals[errno]} (${errno}).`,
      remedy: 'Mend that, or name another folder, and run the command again.',
      evidence: { errno, path },
      cause: thrown,
    });
  }
  return new DeployError({
    code: 'INTERNAL',
    what: `The toolkit met a fault of its own: ${text}.`,
    remedy: 'Please report it with the output of the same command and --verbose.',
    evidence: thrown instanceof Error && thrown.stack !== undefined ? { stack: thrown.stack } : {},
    cause: thrown,
  });
}
