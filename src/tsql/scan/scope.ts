import type { CodeToken, Range } from './code.ts';
import { type ObjectName, objectKey } from './names.ts';

/** Something that a query reads from. */
export interface Source {
  /** Of a table, view or function; undefined for a query in parentheses, a variable or a common table expression. */
  readonly name: ObjectName | undefined;
  /** What a column is qualified by, lower case: the alias, or the name's last part. */
  binding: string | undefined;
  /** Of what may be a table of this database. */
  readonly key: string | undefined;
  readonly token: CodeToken;
}

/** A name of two or more parts in an expression: a column with its qualifier, or a call. */
export interface Reference {
  readonly name: ObjectName;
  readonly scope: Scope;
  /** Whether an opening parenthesis follows. */
  readonly called: boolean;
  /** Whether it stands in the condition of a join. */
  readonly inJoin: boolean;
}

/** A column that a statement gives a value. */
export interface Assignment {
  readonly column: CodeToken;
  /** Undefined where the value comes from a query that is not looked into. */
  readonly value: Range | undefined;
}

/** What a statement changes. */
export interface Write {
  readonly kind: 'insert' | 'update' | 'delete' | 'merge' | 'truncate' | 'select-into';
  readonly target: ObjectName;
  readonly scope: Scope;
  readonly assignments: Assignment[];
}

/** The part of a statement within which aliases have one meaning: a query, without those in its parentheses. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly sources: Source[] = [];
  /** What `inserted` and `deleted` mean. */
  written: ObjectName | undefined;

  constructor(parent?: Scope) {
    this.parent = parent;
  }

  /** The source that a qualifier means, here or in a query around. */
  bound(qualifier: string): Source | undefined {
    const wanted = qualifier.toLowerCase();
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      const source = scope.sources.find(({ binding }) => binding === wanted);
      if (source !== undefined) return source;
      if ((wanted === 'inserted' || wanted === 'deleted') && scope.written !== undefined) {
        const { written } = scope;
        return { name: written, binding: wanted, key: scope.tableOf(written), token: written.token };
      }
    }
    return undefined;
  }

  /** The key of a statement's target, which may be written as an alias. */
  tableOf(target: ObjectName): string | undefined {
    const [first = ''] = target.parts;
    const source =
      target.parts.length === 1 ? this.sources.find((one) => one.binding === first.toLowerCase()) : undefined;
    return source === undefined ? objectKey(target) : source.key;
  }

  /** The column that a reference means: which source, and the token of the column's name. */
  columnOf({ name }: Reference): { readonly source: Source; readonly part: number } | undefined {
    const [first = '', second = ''] = name.parts;
    const direct = this.bound(first);
    if (direct !== undefined) return { source: direct, part: 1 };
    if (name.parts.length < 3) return undefined;
    const key = `${first}.${second}`.toLowerCase();
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.parent) {
      // Qualified by the table's whole name, which is only allowed where that has no alias.
      const source = scope.sources.find((one) => one.key === key && one.binding === second.toLowerCase());
      if (source !== undefined) return { source, part: 2 };
    }
    return undefined;
  }
}

/** The key of the table that a write changes: only some statements can name it by an alias. */
export function tableWritten({ kind, target, scope }: Write): string | undefined {
  return kind === 'update' || kind === 'delete' || kind === 'merge'
    ? scope.tableOf(target)
    : objectKey(target);
}
