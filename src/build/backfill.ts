import { DeployError } from '../errors/deploy-error.ts';
import type { ModelObject, SqlMessage, SqlText } from '../ports/model.ts';
import { splitBatches } from '../tsql/batches.ts';
import { delimited, nameParts } from '../tsql/identifiers.ts';

/** A script that fills the new column of a changed type from the old one, as its platform takes it. */
export interface Backfill {
  readonly source: string;
  readonly batches: readonly string[];
}

const suffix = '__new';

/** What the column of the new type is called until the old one is gone: a backfill script writes to it. */
export function newColumnOf(column: string): string {
  return `${column}${suffix}`;
}

/** `sql/backfill/dbo.T.Embedding.sql` -> `[dbo].[T].[Embedding]`. */
function columnOf(path: string): string {
  return delimited(...path.slice('sql/backfill/'.length, -'.sql'.length).split('.'));
}

export function readBackfills(files: readonly SqlText[]): Readonly<Record<string, Backfill>> {
  return Object.fromEntries(
    files.map(({ path, text }) => {
      const batches = splitBatches(text, path).flatMap((batch) =>
        Array<string>(batch.count).fill(batch.text.trim()),
      );
      return [columnOf(path), { source: path, batches }];
    }),
  );
}

/** In no model is the new column there: what a script says of it cannot be resolved, and need not be. */
export function speaksOfNewColumn({ code, text, place }: SqlMessage): boolean {
  if (!place.file.startsWith('sql/backfill/') || !/^SQL7150[12]$/.test(code)) return false;
  return text.includes(`${suffix}]`);
}

/** @throws DeployError SOURCE_REFUSED for a script whose name is that of no column. */
export function refuseAimless(files: readonly SqlText[], objects: readonly ModelObject[]): void {
  const tables = objects.filter(({ type }) => type === 'Table');
  const aimless = files.find(({ path }) => {
    const [schema = '', table = '', column, ...more] = nameParts(columnOf(path));
    const found = tables.find(({ name }) => name === delimited(schema, table));
    return more.length > 0 || found?.columns.some(({ name }) => name === column) !== true;
  });
  if (aimless === undefined) return;
  throw new DeployError({
    code: 'SOURCE_REFUSED',
    what: `${aimless.path} is named after no column of a table.`,
    remedy: 'Name it sql/backfill/<schema>.<table>.<column>.sql, after the column that it fills.',
    place: { file: aimless.path },
  });
}
