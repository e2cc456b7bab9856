import type { Batch } from './batch.ts';
import { placed, refuseFaults } from './batch-fault.ts';
import { ScriptReader } from './script-reader.ts';

export const batchRemedy =
  'Put GO on a line of its own, with a count and comments behind blanks at most; end every comment and literal; write a name GO as [GO].';

/**
 * Splits a script into the batches that go to the server one by one. A separator is a line that holds only GO, in
 * any case, a count, white space and comments, and that begins outside of comments, strings and delimited
 * identifiers as the server's lexer sees them. Batches of nothing but white space and comments are left out.
 * @throws DeployError TSQL_AMBIGUOUS_BATCH with every line that tools read differently, and every comment or
 * literal without an end.
 */
export function splitBatches(text: string, file: string): readonly Batch[] {
  const { parts, faults } = new ScriptReader(text, 'plain');
  refuseFaults(
    faults.map((fault) => placed(file, fault)),
    'TSQL_AMBIGUOUS_BATCH',
    batchRemedy,
  );
  return parts.flatMap((part, index): readonly Batch[] => {
    if (part.kind !== 'text' || part.blank) return [];
    const next = parts[index + 1];
    const count = next?.kind === 'separator' ? next.count : 1;
    return [{ text: text.slice(part.start, part.end), count, file, line: part.line, further: [] }];
  });
}
