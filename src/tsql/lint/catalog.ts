import type { CodeToken } from '../scan/code.ts';
import type { Column, Constraint } from '../scan/columns.ts';
import type { ObjectName } from '../scan/names.ts';
import { objectKey } from '../scan/names.ts';
import type { Index, Table } from '../scan/tables.ts';
import type { SqlFile } from './texts.ts';

/** Something that a statement outside of modules creates. */
export interface Declaration {
  readonly file: SqlFile;
  readonly kind: string;
  readonly token: CodeToken;
  /** For a person. */
  readonly shown: string;
}

interface In {
  readonly file: SqlFile;
}

/** A table with everything that any file declares about it. */
export interface TableFacts extends In {
  readonly table: Table;
  /** By lower-case name. */
  readonly columns: ReadonlyMap<string, Column & In>;
  readonly constraints: readonly (In & { readonly constraint: Constraint })[];
  readonly indexes: readonly (In & { readonly index: Index })[];
  /** Whether all its columns are known. */
  readonly whole: boolean;
}

/** What all files together declare. */
export class Catalog {
  readonly #tables = new Map<string, TableFacts[]>();
  readonly #declared = new Map<string, Declaration[]>();

  /** Whether everything that is declared is known; otherwise nothing can be called missing. */
  readonly whole: boolean;

  constructor(files: readonly SqlFile[]) {
    const own = files.filter(({ role }) => role === 'schema');
    this.whole = own.every(({ script }) => script.whole);
    for (const file of own) for (const table of file.script.tables) this.#addTable(file, table, own);
    for (const file of own)
      for (const [key, declaration] of declarationsOf(file)) append(this.#declared, key, declaration);
    for (const file of own) this.#addIndexes(file);
  }

  get tables(): readonly TableFacts[] {
    return [...this.#tables.values()].flat();
  }

  /** The table of a key as a file sees it. */
  table(key: string | undefined, seenFrom: SqlFile): TableFacts | undefined {
    if (key === undefined) return undefined;
    return this.#tables.get(key)?.find(({ file }) => meet(file, seenFrom));
  }

  /** Whether any file declares an object of this schema and name. */
  has(key: string): boolean {
    return this.#declared.has(`object ${key}`) || this.#declared.has(`type ${key}`);
  }

  /** Everything that is declared under one name, by the name. */
  get declared(): ReadonlyMap<string, readonly Declaration[]> {
    return this.#declared;
  }

  /** Whether a schema is one of the project's. */
  hasSchema(name: string): boolean {
    return name === 'dbo' || this.#declared.has(`schema ${name}`);
  }

  #addTable(file: SqlFile, table: Table, files: readonly SqlFile[]): void {
    const additions = this.#additionsTo(table.key, files).filter((one) => meet(one.file, file));
    const all = [{ file, elements: table }, ...additions];
    const columns = all.flatMap((one) =>
      one.elements.columns.map((column) => ({ ...column, file: one.file })),
    );
    append(this.#tables, table.key, {
      ...{ file, table },
      columns: new Map(columns.map((column) => [column.name.toLowerCase(), column])),
      constraints: all.flatMap((one) =>
        one.elements.constraints.map((constraint) => ({ file: one.file, constraint })),
      ),
      indexes: all.flatMap((one) => one.elements.indexes.map((index) => ({ file: one.file, index }))),
      whole: all.every(({ elements }) => elements.whole),
    });
  }

  #additions: Map<string, { file: SqlFile; elements: SqlFile['script']['additions'][number] }[]> | undefined;

  #additionsTo(key: string, files: readonly SqlFile[]) {
    if (this.#additions === undefined) {
      this.#additions = new Map();
      for (const file of files) {
        for (const elements of file.script.additions) {
          const { name } = elements.definition;
          const table = name === undefined ? undefined : objectKey(name);
          if (table !== undefined) append(this.#additions, table, { file, elements });
        }
      }
    }
    return this.#additions.get(key) ?? [];
  }

  #addIndexes(file: SqlFile): void {
    for (const index of file.script.indexes) {
      const key = index.on === undefined ? undefined : objectKey(index.on);
      const facts = this.#tables.get(key ?? '') ?? [];
      for (const [at, one] of facts.entries()) {
        if (meet(one.file, file)) facts[at] = { ...one, indexes: [...one.indexes, { file, index }] };
      }
    }
  }
}

/** Whether two files can be part of one model. */
export function meet(a: SqlFile, b: SqlFile): boolean {
  return a.platform === undefined || b.platform === undefined || a.platform === b.platform;
}

/** Kinds whose names share one space, as the rows of sys.objects do. */
const objects = new Set([
  ...[
    'TABLE',
    'EXTERNAL TABLE',
    'VIEW',
    'PROCEDURE',
    'FUNCTION',
    'AGGREGATE',
    'TRIGGER',
    'SYNONYM',
    'SEQUENCE',
  ],
  ...['QUEUE', 'RULE', 'DEFAULT', 'SECURITY POLICY'],
]);

/** Whether a kind of object has its name among those of tables and modules. */
export function isModelled(kind: string): boolean {
  return objects.has(kind);
}

/** What a file declares, each under the space and name that nothing else may have. */
function* declarationsOf(file: SqlFile): Generator<readonly [string, Declaration]> {
  for (const { definition, module } of file.script.statements) {
    if (definition?.action !== 'create' || module !== undefined || definition.name === undefined) continue;
    const { kind, name, on } = definition;
    const key = objectKey(name);
    if (key === undefined) continue;
    yield [spaceOf(kind, name, on, key), { file, kind, token: name.token, shown: name.parts.join('.') }];
  }
  for (const elements of [...file.script.tables, ...file.script.additions]) {
    const table = 'key' in elements ? elements.key : keyOf(elements.definition.name);
    const schema = table?.split('.')[0];
    if (schema === undefined) continue;
    for (const { kind, name } of elements.constraints) {
      if (name?.name === undefined) continue;
      const declaration = { file, kind: `${kind} constraint`, token: name, shown: name.name };
      yield [`object ${schema}.${name.name.toLowerCase()}`, declaration];
    }
  }
}

function keyOf(name: ObjectName | undefined): string | undefined {
  return name === undefined ? undefined : objectKey(name);
}

function spaceOf(kind: string, name: ObjectName, on: ObjectName | undefined, key: string): string {
  if (objects.has(kind)) return `object ${key}`;
  if (kind === 'TYPE') return `type ${key}`;
  if (kind === 'INDEX') return `index ${keyOf(on) ?? ''} ${(name.parts.at(-1) ?? '').toLowerCase()}`;
  if (kind === 'XML SCHEMA COLLECTION') return `xml ${key}`;
  return `${kind.toLowerCase()} ${name.parts.join('.').toLowerCase()}`;
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
