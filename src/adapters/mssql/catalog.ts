import type { ModelColumn } from '../../ports/model.ts';
import type { ResultSets, Row, SqlConnection } from './connection.ts';

/** Whether names that differ in their case only are the same here. */
const caseText = `SELECT CASE WHEN N'a' = N'A' COLLATE DATABASE_DEFAULT THEN 1 ELSE 0 END AS [sameInAnyCase];`;

/**
 * Every object with a name, by what the catalog calls its type; columns by `sys.types` through `user_type_id`, because
 * a join through `system_type_id` gives each NVARCHAR a second row, of SYSNAME. Columns of a graph table that the
 * server adds by itself have a `graph_type`.
 */
export const catalogText = `SELECT RTRIM(o.[type]) AS [type], s.[name] AS [schema], o.[name] AS [name]
FROM sys.objects AS o JOIN sys.schemas AS s ON s.[schema_id] = o.[schema_id];
SELECT s.[name] AS [schema], o.[name] AS [table], i.[name] AS [name]
FROM sys.indexes AS i JOIN sys.objects AS o ON o.[object_id] = i.[object_id]
JOIN sys.schemas AS s ON s.[schema_id] = o.[schema_id]
WHERE i.[name] IS NOT NULL AND o.[type] IN ('U', 'V');
SELECT s.[name] AS [schema], o.[name] AS [table], c.[name] AS [name], t.[name] AS [type], t.[is_user_defined] AS [userDefined],
    SCHEMA_NAME(t.[schema_id]) AS [typeSchema], c.[max_length] AS [length], c.[precision] AS [precision], c.[scale] AS [scale], c.[is_nullable] AS [nullable]
FROM sys.columns AS c JOIN sys.objects AS o ON o.[object_id] = c.[object_id]
JOIN sys.schemas AS s ON s.[schema_id] = o.[schema_id]
JOIN sys.types AS t ON t.[user_type_id] = c.[user_type_id]
WHERE o.[type] IN ('U', 'V') AND c.[graph_type] IS NULL;
SELECT N'Schema' AS [kind], [name] FROM sys.schemas
UNION ALL SELECT N'Role', [name] FROM sys.database_principals WHERE [type] = 'R'
UNION ALL SELECT N'User', [name] FROM sys.database_principals WHERE [type] IN ('S', 'U', 'G', 'C', 'K', 'E', 'X')
UNION ALL SELECT N'UserType', SCHEMA_NAME(t.[schema_id]) + N'.' + t.[name] FROM sys.types AS t WHERE t.[is_user_defined] = 1;
${caseText}`;

/** Of its own, because not every server that speaks the protocol has Service Broker. */
export const brokerCatalogText = `SELECT N'Contract' AS [kind], [name] FROM sys.service_contracts
UNION ALL SELECT N'MessageType', [name] FROM sys.service_message_types
UNION ALL SELECT N'Service', [name] FROM sys.services;
${caseText}`;

/** What the catalog tells of a column as the model does; the rest is the fingerprints' concern. */
export type CatalogColumn = Pick<
  ModelColumn,
  'name' | 'type' | 'length' | 'precision' | 'scale' | 'nullable'
>;

/** What a database holds, by the names that the model has for it. */
export interface Catalog {
  has(type: string, name: string): boolean | undefined;
  columns(table: string): readonly CatalogColumn[];
  /** As the database compares names. */
  sameName(one: string, other: string): boolean;
}

/** Types of objects as the model engine names them, and what `sys.objects` has for them. */
const objectTypes: Readonly<Record<string, readonly string[]>> = {
  Table: ['U'],
  View: ['V'],
  Procedure: ['P', 'PC'],
  ScalarFunction: ['FN', 'FS'],
  TableValuedFunction: ['IF', 'TF', 'FT'],
  Aggregate: ['AF'],
  DmlTrigger: ['TR', 'TA'],
  DefaultConstraint: ['D'],
  CheckConstraint: ['C'],
  ForeignKeyConstraint: ['F'],
  PrimaryKeyConstraint: ['PK'],
  UniqueConstraint: ['UQ'],
  EdgeConstraint: ['EC'],
  Sequence: ['SO'],
  Synonym: ['SN'],
  Queue: ['SQ'],
  SecurityPolicy: ['SP'],
};

const indexTypes = new Set([
  'Index',
  'ColumnStoreIndex',
  'SpatialIndex',
  'XmlIndex',
  'VectorIndex',
  'JsonIndex',
]);
const brokerTypes = new Set(['Contract', 'MessageType', 'Service']);
const userTypes = new Set(['DataType', 'TableType', 'UserDefinedType']);
const namedTypes = new Set(['Schema', 'Role', 'User', ...brokerTypes]);

export function asksBroker(type: string): boolean {
  return brokerTypes.has(type);
}

export async function readCatalog(connection: SqlConnection, timeoutMs: number): Promise<Catalog> {
  return catalogOf(await connection.batch(catalogText, { timeoutMs }));
}

export async function readBrokerCatalog(connection: SqlConnection, timeoutMs: number): Promise<Catalog> {
  return catalogOf([[], [], [], ...(await connection.batch(brokerCatalogText, { timeoutMs }))]);
}

function catalogOf([objects = [], indexes = [], columns = [], others = [], cases = []]: ResultSets): Catalog {
  const fold = (name: string): string => (cases[0]?.['sameInAnyCase'] === 1 ? name.toLowerCase() : name);
  const present = new Set<string>([
    ...objects.map((row) => `${row['type']} ${fold(fullName(row['schema'], row['name']))}`),
    ...indexes.map((row) => `index ${fold(fullName(row['schema'], row['table'], row['name']))}`),
    ...others.map((row) => `${row['kind']} ${fold(String(row['name']))}`),
  ]);
  const byTable = new Map<string, CatalogColumn[]>();
  for (const row of columns) {
    const table = fold(fullName(row['schema'], row['table']));
    byTable.set(table, [...(byTable.get(table) ?? []), columnOf(row)]);
  }
  return {
    has(type, wanted) {
      const types = objectTypes[type];
      const name = fold(wanted);
      if (types !== undefined) return types.some((one) => present.has(`${one} ${name}`));
      if (indexTypes.has(type)) return present.has(`index ${name}`);
      if (userTypes.has(type)) return present.has(`UserType ${bare(name)}`);
      return namedTypes.has(type) ? present.has(`${type} ${bare(name)}`) : undefined;
    },
    columns: (table) => byTable.get(fold(table)) ?? [],
    sameName: (one, other) => fold(one) === fold(other),
  };
}

/** `[dbo].[A]`, as the model writes names; a bracket in a name is doubled. */
function fullName(...parts: readonly unknown[]): string {
  return parts.map((part) => `[${String(part).replaceAll(']', ']]')}]`).join('.');
}

function bare(name: string): string {
  return name
    .replace(/^\[|\]$/g, '')
    .replaceAll('].[', '.')
    .replaceAll(']]', ']');
}

const inCharacters = new Set(['NCHAR', 'NVARCHAR']);
const sized = new Set(['CHAR', 'VARCHAR', 'BINARY', 'VARBINARY', ...inCharacters]);
const precise = new Set(['DECIMAL', 'NUMERIC', 'FLOAT']);
const scaled = new Set(['DECIMAL', 'NUMERIC', 'DATETIME2', 'DATETIMEOFFSET', 'TIME']);
/** Types that the server itself keeps as CLR types, and the model writes with their schema. */
const clrTypes = new Set(['geometry', 'geography', 'hierarchyid']);

/** A vector of float32 keeps four bytes for each dimension behind a header of eight. */
const vectorHeader = 8;
const floatBits = 32;

/** In characters, bytes or dimensions; -1 for MAX. */
function lengthOf(type: string, bytes: number): number | null {
  if (type === 'VECTOR') return ((bytes - vectorHeader) * 8) / floatBits;
  if (!sized.has(type)) return null;
  return bytes > 0 && inCharacters.has(type) ? bytes / 2 : bytes;
}

/** A column as the model engine tells it: only what its type leaves open. */
function columnOf(row: Row): CatalogColumn {
  const name = String(row['type']);
  const own = row['userDefined'] === true || row['userDefined'] === 1;
  const type = own || clrTypes.has(name) ? fullName(row['typeSchema'], name) : name.toUpperCase();
  const bytes = Number(row['length']);
  return {
    name: String(row['name']),
    type,
    length: lengthOf(type, bytes),
    precision: type === 'VECTOR' ? floatBits : precise.has(type) ? Number(row['precision']) : null,
    // The model has none for a scale of 0.
    scale: scaled.has(type) ? Number(row['scale']) || null : null,
    nullable: row['nullable'] === true || row['nullable'] === 1,
  };
}
