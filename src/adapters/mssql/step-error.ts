import { DeployError, type SourcePlace } from '../../errors/deploy-error.ts';
import type { Step } from '../../plan/step.ts';
import { BatchFailure, failureOf } from './batch-failure.ts';
import { knownRemedy } from './known-errors.ts';
import { fencedOutNumber, transactionLostNumber } from './ledger-text.ts';
import { SqlFailure } from './sql-failure.ts';

const again = 'Correct the cause and apply the same plan again: it goes on at this step.';

const remedies: Readonly<Record<SqlFailure['reason'], string>> = {
  server: again,
  'time-out':
    'Give the step more time (--step-timeout), and apply the same plan again: it goes on at this step.',
  connection: 'Apply the same plan again: it looks whether the step has happened, and goes on from there.',
  cancelled: 'Apply the same plan again: it goes on at this step.',
};

/** What a person has to know of a step that failed: the server's own words, the place in their source, what to do. */
export function stepError(step: Step, thrown: unknown): unknown {
  const failure = failureOf(thrown);
  if (!(failure instanceof SqlFailure)) return thrown;
  const numbers = failure.errors.map(({ number }) => number);
  if (numbers.includes(fencedOutNumber)) return fencedOut();
  const place = thrown instanceof BatchFailure ? placeOf(step, thrown) : step.source;
  const what = numbers.includes(transactionLostNumber)
    ? `Step '${step.id}' ended its own transaction.`
    : `Step '${step.id}' failed${failure.reason === 'time-out' ? ', because its time was over' : ''}: ${sentence(failure.message)}`;
  return new DeployError({
    code: failure.reason === 'cancelled' ? 'CANCELLED' : 'STEP_FAILED',
    what,
    remedy: remedyOf(failure, numbers),
    ...(place === undefined ? {} : { place }),
    evidence: {
      step: step.id,
      reason: failure.reason,
      errors: failure.errors,
      ...(thrown instanceof BatchFailure
        ? {
            batch: thrown.batch + 1,
            of: step.batches.length,
            text: excerpt(step.batches[thrown.batch] ?? ''),
          }
        : {}),
    },
    cause: failure,
  });
}

export function fencedOut(): DeployError {
  return new DeployError({
    code: 'FENCED_OUT',
    what: "This session's lock was taken over; nothing more was written.",
    remedy: 'Let the other run end, then run the command again.',
  });
}

function remedyOf(failure: SqlFailure, numbers: readonly number[]): string {
  if (numbers.includes(transactionLostNumber)) {
    return 'Take COMMIT and ROLLBACK out of its text: the toolkit makes one transaction of the step and its ledger row.';
  }
  return knownRemedy(numbers) ?? remedies[failure.reason];
}

/** An error in a module that the batch called has the module's line, and says nothing of the batch's. */
function placeOf(step: Step, { failure, batch }: BatchFailure): SourcePlace | undefined {
  const start = step.lines?.[batch];
  if (step.source === undefined || start === undefined) return step.source;
  const { first } = failure;
  const inBatch = first === undefined || first.procedure !== null ? 1 : Math.max(1, first.line);
  return { file: step.source.file, line: start + inBatch - 1 };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

const mostCharacters = 400;

function excerpt(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
