import type { CheckResult, ModelCheck } from '../../verify/check.ts';
import type { Catalog, CatalogColumn } from './catalog.ts';

/** Whether the catalog holds an object as the model has it. */
export function modelFinding({ object }: ModelCheck, catalog: Catalog): Omit<CheckResult, 'id'> {
  const { type, name, columns } = object;
  const present = catalog.has(type, name);
  if (present === undefined) {
    return { outcome: 'not evaluated', evidence: `the catalog is not asked for objects of the type ${type}` };
  }
  if (!present) return { outcome: 'failed', evidence: `${type} ${name} is not in the database` };
  if (columns.length === 0) return { outcome: 'passed', evidence: 'present' };
  const faults = columnFaults(columns, catalog.columns(name), catalog.sameName);
  return faults.length === 0
    ? { outcome: 'passed', evidence: `${columns.length} columns as built` }
    : { outcome: 'failed', evidence: `columns differ: ${faults.join('; ')}` };
}

function columnFaults(
  wanted: readonly CatalogColumn[],
  found: readonly CatalogColumn[],
  sameName: Catalog['sameName'],
): readonly string[] {
  const added = found
    .filter(({ name }) => !wanted.some((column) => sameName(column.name, name)))
    .map(({ name }) => `${name} is not of the model`);
  const faults = wanted.flatMap((column) => {
    const other = found.find(({ name }) => sameName(name, column.name));
    if (other === undefined) return [`${column.name} is missing`];
    return same(column, other) ? [] : [`${column.name} is ${shown(other)}, not ${shown(column)}`];
  });
  return [...faults, ...added];
}

/** What the model leaves open, of a computed column for instance, is not compared. */
function same(wanted: CatalogColumn, found: CatalogColumn): boolean {
  const members = ['type', 'length', 'precision', 'scale', 'nullable'] as const;
  if (wanted.type === null) return true;
  return members.every((member) => wanted[member] === null || wanted[member] === found[member]);
}

function shown({ type, length, precision, scale, nullable }: CatalogColumn): string {
  const sizes = [length === -1 ? 'MAX' : length, precision, scale].filter((size) => size !== null);
  return `${type}${sizes.length === 0 ? '' : `(${sizes.join(', ')})`} ${nullable === true ? 'NULL' : 'NOT NULL'}`;
}
