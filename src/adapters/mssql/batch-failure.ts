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
