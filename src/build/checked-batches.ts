import type { SqlMessage, SqlText } from '../ports/model.ts';
import { type Batch, placeInBatch } from '../tsql/batch.ts';
import { splitBatches } from '../tsql/batches.ts';

/** Texts to check, and the way from messages about them back to the files that a person wrote. */
export interface CheckedBatches {
  readonly texts: readonly SqlText[];
  atFiles(messages: readonly SqlMessage[]): readonly SqlMessage[];
}

/**
 * The batches of seeds and backfills as texts of their own, because the model engine reads a text as one procedure's body, where
 * GO has no place. Verification queries stay whole: each is one query.
 * @throws DeployError TSQL_AMBIGUOUS_BATCH
 */
export function checkedBatches(files: readonly SqlText[]): CheckedBatches {
  const batches = new Map<string, Batch>();
  const texts = files.flatMap((file): readonly SqlText[] => {
    if (!/^sql\/(seed|backfill)\//.test(file.path)) return [file];
    return splitBatches(file.text, file.path).map((batch) => {
      const path = `${batch.file}:${batch.line}`;
      batches.set(path, batch);
      return { path, text: batch.text };
    });
  });
  const atFiles = (messages: readonly SqlMessage[]): readonly SqlMessage[] =>
    messages.flatMap((message) => {
      const { file, line, column } = message.place;
      const batch = batches.get(file);
      if (batch === undefined) return [message];
      if (isEarlierTable(message, batch, [...batches.values()])) return [];
      return [{ ...message, place: placeInBatch(batch, line ?? 1, column) }];
    });
  return { texts, atFiles };
}

/** Whether an unresolved name is a temporary table that an earlier batch of the same seed speaks of. */
function isEarlierTable({ code, text }: SqlMessage, batch: Batch, all: readonly Batch[]): boolean {
  if (code !== 'SQL71501' && code !== 'SQL71502') return false;
  const name = /\[(#[^\]]+)\]/.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) return false;
  return all.some(
    (other) =>
      other.file === batch.file && other.line < batch.line && other.text.toLowerCase().includes(name),
  );
}
