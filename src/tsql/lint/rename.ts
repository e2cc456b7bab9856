/** A table as two models are compared by. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string | null }[];
}

/** What a comparison would do as a drop and an add, though it looks like one thing with a new name. */
export interface LikelyRename {
  readonly kind: 'table' | 'column';
  /** Of a column: its table. */
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

/** Of the columns of two tables, at least this share has to be the same for one to look like the other. */
const alike = 0.8;

/**
 * Pairs what is gone with what is new: a table with nearly the same columns, a column of the same table and type
 * whose counterpart is the only one, or shares a word of its name. Renames are declared and never guessed, so this
 * is for telling a person, before anything is dropped.
 */
export function likelyRenames(
  before: readonly TableShape[],
  after: readonly TableShape[],
): readonly LikelyRename[] {
  const old = byName(before);
  const now = byName(after);
  const gone = before.filter(({ name }) => !now.has(name.toLowerCase()));
  const added = after.filter(({ name }) => !old.has(name.toLowerCase()));
  const tables = pairs(gone, added, sameColumns).map(([from, to]): LikelyRename => {
    return { kind: 'table', table: from.name, from: from.name, to: to.name };
  });
  const columns = after.flatMap((table) => {
    const previous = old.get(table.name.toLowerCase());
    return previous === undefined ? [] : columnRenames(previous, table);
  });
  return [...tables, ...columns];
}

function byName<Named extends { readonly name: string }>(all: readonly Named[]): ReadonlyMap<string, Named> {
  return new Map(all.map((one) => [one.name.toLowerCase(), one]));
}

function columnRenames(before: TableShape, after: TableShape): readonly LikelyRename[] {
  const old = byName(before.columns);
  const now = byName(after.columns);
  const gone = before.columns.filter(({ name }) => !now.has(name.toLowerCase()));
  const added = after.columns.filter(({ name }) => !old.has(name.toLowerCase()));
  type Column = TableShape['columns'][number];
  const sameType = (a: Column, b: Column): boolean => a.type === b.type;
  const sameWord = (a: Column, b: Column): boolean => sameType(a, b) && shareWord(a.name, b.name);
  const byWord = pairs(gone, added, sameWord);
  const paired = new Set(byWord.flat());
  const free = (column: Column): boolean => !paired.has(column);
  const byType = pairs(gone.filter(free), added.filter(free), sameType);
  return [...byWord, ...byType].map(([from, to]) => {
    return { kind: 'column', table: after.name, from: from.name, to: to.name };
  });
}

/** Those that match one of the other side, and are matched by no second one. */
function pairs<One>(
  left: readonly One[],
  right: readonly One[],
  match: (a: One, b: One) => boolean,
): readonly (readonly [One, One])[] {
  return left.flatMap((one) => {
    const candidates = right.filter((other) => match(one, other));
    const [only] = candidates;
    if (only === undefined || candidates.length > 1) return [];
    return left.filter((other) => match(other, only)).length === 1 ? [[one, only] as const] : [];
  });
}

function sameColumns(a: TableShape, b: TableShape): boolean {
  const own = byName(b.columns);
  const same = a.columns.filter((column) => own.get(column.name.toLowerCase())?.type === column.type).length;
  return same > 0 && same >= alike * Math.max(a.columns.length, b.columns.length);
}

/** `SpatialGeometry` and `SpatialKey` share `spatial`; `Id` and one-letter words prove nothing. */
function shareWord(a: string, b: string): boolean {
  const words = (name: string): readonly string[] =>
    (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
  const own = new Set(words(b));
  return words(a).some((word) => word.length > 2 && own.has(word));
}
