import type { SourcePlace } from '../errors/deploy-error.ts';

/** Lines of a batch that lie behind one another in a file. */
export interface LineRun {
  /** The first of them in the batch, from 1. */
  readonly batchLine: number;
  readonly file: string;
  /** The same line in the file, from 1. */
  readonly line: number;
}

/** What goes to the server at once. */
export interface Batch {
  /** As written, without the separator. */
  readonly text: string;
  /** How often it runs, one after the other. */
  readonly count: number;
  /** Where its first line was written. */
  readonly file: string;
  readonly line: number;
  /** Where its lines go on in another place: behind an include or a command of sqlcmd. */
  readonly further: readonly LineRun[];
}

/** The place in the person's file of a place in a batch, as the server names it in an error; both count from 1. */
export function placeInBatch(batch: Batch, line: number, column?: number): SourcePlace {
  const first: LineRun = { batchLine: 1, file: batch.file, line: batch.line };
  const run = batch.further.findLast(({ batchLine }) => batchLine <= line) ?? first;
  const place = { file: run.file, line: run.line + line - run.batchLine };
  return column === undefined ? place : { ...place, column };
}
