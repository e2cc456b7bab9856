/**
 * As many of the rows as fit, and one line that says how many do not. Sizes are bytes of UTF-8, as the
 * platforms count them.
 */
export function boundedRows(
  rows: readonly string[],
  mostBytes: number,
  omitted: (left: number) => string,
): readonly string[] {
  let bytes = 0;
  for (const [index, row] of rows.entries()) {
    bytes += Buffer.byteLength(row) + 1;
    if (bytes > mostBytes) return [...rows.slice(0, index), omitted(rows.length - index)];
  }
  return rows;
}
