import type { SqlMessage, SqlText } from '../ports/model.ts';
import { type Batch, placeInBatch } from '../tsql/batch.ts';
import { splitBatches } from '../tsql/batches.ts';

/** Texts to check, and the way from a message about one of them back to the file that a person wrote. */
export interface CheckedBatches {
  readonly texts: readonly SqlText[];
  atFile(message: SqlMessage): SqlMessage;
}

/**
 * The batches of seeds as texts of their own, because the model engine reads a text as one procedure's body, where
 * GO has no place. Verification queries stay whole: each is one query.
 * @throws DeployError TSQL_AMBIGUOUS_BATCH
 */
export function checkedBatches(files: readonly SqlText[]): CheckedBatches {
  const batches = new Map<string, Batch>();
  const texts = files.flatMap((file): readonly SqlText[] => {
    if (!file.path.startsWith('sql/seed/')) return [file];
    return splitBatches(file.text, file.path).map((batch) => {
      const path = `${batch.file}:${batch.line}`;
      batches.set(path, batch);
      return { path, text: batch.text };
    });
  });
  const atFile = (message: SqlMessage): SqlMessage => {
    const { file, line, column } = message.place;
    const batch = batches.get(file);
    if (batch === undefined) return message;
    return { ...message, place: placeInBatch(batch, line ?? 1, column) };
  };
  return { texts, atFile };
}
