import type { Catalog } from './catalog.ts';
import type { TableShape } from './rename.ts';

/** The tables of a project as two models are compared by. */
export function tableShapes({ tables }: Catalog): readonly TableShape[] {
  return tables.map(({ table, columns }) => ({
    name: table.shown,
    columns: [...columns.values()].map(({ name, type }) => ({ name, type: type?.text ?? null })),
  }));
}
