import type { BuiltModel, SqlText } from '../ports/model.ts';

/** A column's name and its type, at the beginning of a text. */
const vectorColumn = /^(?:\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*"|[\p{L}\p{N}_@#$]+)\s+VECTOR\s*\(/iu;

/**
 * The columns that are written as VECTOR. Where a platform has none, the model holds a VARBINARY for each, which a
 * change of dimension makes shorter or longer like any other; what it means is to be read in the sources only.
 */
export function declaredVectors(places: BuiltModel['places'], schema: readonly SqlText[]): readonly string[] {
  const lines = new Map(schema.map(({ path, text }) => [path, text.split('\n')]));
  return Object.entries(places)
    .filter(([, { file, line = 1, column = 1 }]) => {
      const rest = lines.get(file)?.[line - 1]?.slice(column - 1) ?? '';
      return vectorColumn.test(rest);
    })
    .map(([name]) => name);
}
