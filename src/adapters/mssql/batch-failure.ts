import type { SqlFailure } from './sql-failure.ts';

/** A batch of a step that failed, and which one it was. */
export class BatchFailure extends Error {
  readonly failure: SqlFailure;
  /** Counts from 0. */
  readonly batch: number;

  constructor(failure: SqlFailure, batch: number) {
    super(failure.message, { cause: failure });
    this.name = 'BatchFailure';
    this.failure = failure;
    this.batch = batch;
  }
}

/** The connection had broken before the step's first statement was sent: nothing of it has happened. */
export class NotBegun extends Error {
  readonly failure: SqlFailure;

  constructor(failure: SqlFailure) {
    super(failure.message, { cause: failure });
    this.name = 'NotBegun';
    this.failure = failure;
  }
}

/** What the server, or the connection, said. */
export function failureOf(thrown: unknown): unknown {
  return thrown instanceof BatchFailure || thrown instanceof NotBegun ? thrown.failure : thrown;
}
