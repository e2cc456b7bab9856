import { newColumnOf } from '../../build/backfill.ts';
import { DeployError } from '../../errors/deploy-error.ts';
import type { NamedChange } from '../../plan/risk.ts';
import { delimited, literal, plainName } from '../../tsql/identifiers.ts';
import { throwIf } from './loss/guard.ts';
import type { Settled } from './loss/settle.ts';
import type { Sources } from './loss/sources.ts';
import { columnName, type TableObject } from './tables.ts';
import { alone, ownChange, type Part, partOf, type Work } from './work.ts';

/** A column that gets its new type by a column beside it, which a script fills. */
export interface Replacement {
  readonly table: TableObject;
  readonly column: string;
  readonly loss: Settled;
}

export function replacementsOf(
  losses: readonly Settled[],
  after: ReadonlyMap<string, TableObject>,
): readonly Replacement[] {
  return losses.flatMap((loss) => {
    if (loss.kind !== 'replace-column') return [];
    const table = after.get(loss.owner);
    const column = table?.columns.find((one) =>
      loss.name.endsWith(`:${plainName(columnName(table.name, one))}`),
    );
    return table === undefined || column === undefined ? [] : [{ table, column: column.name, loss }];
  });
}

/**
 * Puts add, backfill, drop and rename in the place of DacFx's ALTER COLUMN. What depends on the column is dropped
 * before and made anew after it by DacFx's own steps; the order of columns is never compared.
 * @throws DeployError PLAN_REFUSED where the table's change is more than that.
 */
export function replaceColumns(
  works: readonly Work[],
  replacements: readonly Replacement[],
  sources: Sources,
): readonly Work[] {
  return replacements.reduce((current, replacement) => {
    const at = current.findIndex(
      ({ parts }) => parts.length === 1 && alteration(parts[0], replacement) !== undefined,
    );
    const part = current[at]?.parts[0];
    const found = alteration(part, replacement);
    if (part === undefined || found === undefined || part.change.inMemory) throw notReplaceable(replacement);
    return [
      ...current.slice(0, at),
      ...replaced(part, found, replacement, sources),
      ...current.slice(at + 1),
    ];
  }, works);
}

interface Alteration {
  /** DacFx's statements on the table before and after those that alter the column. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** As DacFx writes it: `VECTOR(1536) NOT NULL`. */
  readonly type: string;
}

function alteration(part: Part | undefined, { table, column }: Replacement): Alteration | undefined {
  if (part?.change.kind !== 'alter' || part.change.object !== table.name) return undefined;
  // DacFx writes all ALTER COLUMN of a table as one batch.
  const statements = part.change.batches.flatMap((batch) => batch.split(/(?<=;)\s+(?=ALTER TABLE )/));
  const start = `ALTER TABLE ${table.name} ALTER COLUMN ${delimited(column)} `;
  const isOwn = (statement: string): boolean => statement.startsWith(start);
  // From one base type of a vector to the other it goes by VARCHAR(MAX): the last statement has the type.
  const last = statements.findLastIndex(isOwn);
  if (last < 0) return undefined;
  return {
    before: statements.slice(0, last).filter((statement) => !isOwn(statement)),
    after: statements.slice(last + 1),
    type: (statements[last] ?? '').slice(start.length).replace(/;\s*$/, ''),
  };
}

function replaced(
  part: Part,
  found: Alteration,
  replacement: Replacement,
  sources: Sources,
): readonly Work[] {
  const { table, column, loss } = replacement;
  const { name } = table;
  const fresh = newColumnOf(column);
  const freshName = columnName(name, { name: fresh });
  const script = sources.backfills[columnName(name, { name: column })];
  const isRequired = / NOT NULL$/.test(found.type);
  const type = found.type.replace(/ (NOT )?NULL$/, '');
  const own = (kind: 'alter' | 'script', ...batches: readonly string[]): Part =>
    ownChange({ kind, object: name, batches });
  const rest = (batches: readonly string[]): readonly Work[] =>
    batches.length === 0 ? [] : [alone(partOf({ ...part.change, batches }))];
  const isOwn = ({ name: change }: NamedChange): boolean => change === loss.name;
  const works: readonly Work[] = [
    ...rest(found.before),
    {
      parts: [own('alter', `ALTER TABLE ${name}\n    ADD ${delimited(fresh)} ${type} NULL;`)],
      title: `Add column ${freshName} for the new values`,
    },
    {
      parts: [own('script', ...(script?.batches ?? []))],
      title: `Fill ${freshName} by ${script?.source}`,
      note: `Writers must keep away from ${plainName(name)} from here until the old column is gone: what they change would not be filled in again.`,
      ...(script === undefined ? {} : { source: script.source }),
    },
    {
      parts: [
        {
          ...own(
            'alter',
            ...(isRequired ? [`ALTER TABLE ${name} ALTER COLUMN ${delimited(fresh)} ${type} NOT NULL;`] : []),
            `ALTER TABLE ${name} DROP COLUMN ${delimited(column)};`,
            `EXECUTE sp_rename @objname = ${literal(freshName)}, @newname = ${literal(column)}, @objtype = N'COLUMN';`,
          ),
          guards: [unfilledGuard(replacement, script?.source ?? '', isRequired)],
          named: part.named.filter(isOwn),
          takes: [loss.what],
        },
      ],
      title: `Put ${freshName} in the place of ${delimited(column)}`,
    },
    ...rest(found.after),
  ];
  return withHead(works, {
    guards: part.guards,
    named: part.named.filter((change) => !isOwn(change)),
    takes: part.takes.filter((what) => what !== loss.what),
  });
}

/** What belongs to the table's other changes stands before the first of them. */
function withHead(works: readonly Work[], head: Omit<Part, 'change'>): readonly Work[] {
  return works.map((work, index) =>
    index > 0 ? work : { ...work, parts: work.parts.map((part) => ({ ...part, ...head })) },
  );
}

/** The script may have missed rows, and rows may have come since. */
function unfilledGuard({ table, column, loss }: Replacement, source: string, isRequired: boolean): string {
  const fresh = newColumnOf(column);
  const missing = `${delimited(fresh)} IS NULL`;
  const rows = isRequired ? missing : `${delimited(column)} IS NOT NULL AND ${missing}`;
  const what = `${source} has left rows of ${plainName(table.name)} without a value in ${fresh}, and the old column was not dropped.`;
  const remedy = 'Fill them in, and apply the same plan again: it goes on here.';
  // The lock stays until the old column is dropped, so that no row comes in between.
  const from = `${table.name} WITH (TABLOCKX, HOLDLOCK)`;
  return throwIf(
    `EXISTS (SELECT 1 FROM ${from} WHERE ${rows})`,
    loss.kind,
    `${loss.name}: ${what} ${remedy}`,
  );
}

function notReplaceable({ table, column, loss }: Replacement): DeployError {
  const temporal =
    table.table.history === null ? '' : ' Its table is temporal: history would need the same values.';
  return new DeployError({
    code: 'PLAN_REFUSED',
    what: `${loss.name}: the column ${column} of ${plainName(table.name)} cannot be replaced by a filled one in this plan, because the table changes in a way that holds more than its ALTER COLUMN.${temporal}`,
    remedy:
      'Change the type in a release of its own; of a temporal or memory-optimized table, add a column of another name, fill it, and drop the old one in a later release.',
    ...(loss.place === undefined ? {} : { place: loss.place }),
    evidence: { table: table.name, column },
  });
}
