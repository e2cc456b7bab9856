import type { SqlValue } from '../../ports/clr-runtime.ts';
import type { CheckResult, ClrCheck, ClrExpectation } from '../../verify/check.ts';
import { sameValue } from '../../verify/same-value.ts';
import type { Cell, SqlConnection } from './connection.ts';
import { SqlFailure } from './sql-failure.ts';
import { fromCell, sqlLiteral } from './sql-value.ts';

type Finding = Omit<CheckResult, 'id'>;
/** A procedure's outputs need variables of its parameters' types, which no check file tells. */
type Query = Exclude<ClrExpectation, { of: 'outputs' }>;

/** SHA-512 of the bytes that are registered, by the name of the assembly. */
export const assembliesText = `SELECT a.[name] AS [name], CONVERT(VARCHAR(128), HASHBYTES('SHA2_512', f.[content]), 2) AS [sha512]
FROM sys.assemblies AS a JOIN sys.assembly_files AS f ON f.[assembly_id] = a.[assembly_id] AND f.[file_id] = 1
WHERE a.[is_user_defined] = 1;`;

export async function registeredAssemblies(
  connection: SqlConnection,
  timeoutMs: number,
): Promise<ReadonlyMap<string, string>> {
  const [rows = []] = await connection.batch(assembliesText, { timeoutMs });
  return new Map(rows.map((row) => [String(row['name']), String(row['sha512']).toLowerCase()]));
}

/** Calls a routine on the server, in its own CLR, and compares; an error of the routine is a failed check. */
export async function clrFinding(
  check: ClrCheck,
  registered: ReadonlyMap<string, string>,
  connection: SqlConnection,
  timeoutMs: number,
): Promise<Finding> {
  const sha512 = registered.get(check.assembly);
  if (sha512 === undefined) {
    return { outcome: 'failed', evidence: `${check.assembly} is not registered on the target` };
  }
  if (sha512 !== check.sha512.toLowerCase()) {
    const evidence = `${check.assembly} has SHA-512 ${sha512}, and the bundle's has ${check.sha512}`;
    return { outcome: 'failed', evidence };
  }
  const { expectation: wanted } = check;
  if (wanted.of === 'outputs') {
    return { outcome: 'not evaluated', evidence: 'procedures are called by a rehearsal only' };
  }
  try {
    const text = await textFor(check.routine, wanted, connection, timeoutMs);
    const [rows = []] = await connection.batch(text, { timeoutMs });
    return compare(
      wanted,
      check.tolerance,
      rows.map((row) => Object.values(row)),
    );
  } catch (error) {
    if (error instanceof SqlFailure && error.reason === 'server') {
      return { outcome: 'failed', evidence: error.message };
    }
    throw error;
  }
}

async function textFor(
  routine: string,
  wanted: Query,
  connection: SqlConnection,
  timeoutMs: number,
): Promise<string> {
  if (wanted.of !== 'aggregate' || wanted.rows.length > 0) return callText(routine, wanted);
  const [[row] = []] = await connection.call(parametersText, { routine }, { timeoutMs });
  return callText(routine, wanted, Number(row?.['parameters'] ?? 1));
}

/** How many arguments a routine takes. */
export const parametersText =
  'SELECT COUNT(*) AS [parameters] FROM sys.parameters WHERE [object_id] = OBJECT_ID(@routine) AND [parameter_id] > 0;';

/** What calls a routine, by its kind; `parameters` counts for an aggregate without rows alone. */
export function callText(routine: string, wanted: Query, parameters = 1): string {
  switch (wanted.of) {
    case 'value':
      return `SELECT ${routine}(${literals(wanted.arguments)}) AS [value];`;
    case 'rows':
      return `SELECT * FROM ${routine}(${literals(wanted.arguments)});`;
    case 'aggregate': {
      const width = wanted.rows[0]?.length ?? parameters;
      const names = Array.from({ length: width }, (_, index) => `[c${index}]`);
      const call = `${routine}(${names.map((name) => `v.${name}`).join(', ')})`;
      if (wanted.rows.length === 0) {
        const nothing = names.map((name) => `NULL AS ${name}`).join(', ');
        return `SELECT ${call} AS [value] FROM (SELECT ${nothing}) AS v WHERE 1 = 0;`;
      }
      const rows = wanted.rows.map((row) => `(${literals(row)})`);
      return `SELECT ${call} AS [value]
FROM (VALUES ${rows.join(', ')}) AS v (${names.join(', ')});`;
    }
    case 'type':
      return `SELECT CAST(${sqlLiteral(wanted.text)} AS ${routine}).ToString() AS [value];`;
  }
}

function literals(values: readonly SqlValue[]): string {
  return values.map(sqlLiteral).join(', ');
}

function compare(wanted: Query, tolerance: number, rows: readonly (readonly Cell[])[]): Finding {
  const expected = wanted.of === 'rows' ? wanted.expected : [[wanted.expected]];
  if (rows.length !== expected.length) {
    return { outcome: 'failed', evidence: `gave ${rows.length} rows, expected ${expected.length}` };
  }
  for (const [at, row] of rows.entries()) {
    const others = expected[at] ?? [];
    const values = row.map((cell, column) => fromCell(cell, others[column] ?? null));
    if (values.includes(undefined)) {
      return { outcome: 'not evaluated', evidence: 'check files have no form for a value of this type' };
    }
    const same =
      values.length === others.length &&
      values.every((value, column) => sameValue(value ?? null, others[column] ?? null, tolerance));
    if (!same) {
      const where = wanted.of === 'rows' ? `row ${at + 1} is ` : 'gave ';
      const single = wanted.of !== 'rows';
      return {
        outcome: 'failed',
        evidence: `${where}${shown(single ? values[0] : values)}, expected ${shown(single ? others[0] : others)}`,
      };
    }
  }
  return { outcome: 'passed', evidence: shown(wanted.expected) };
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
