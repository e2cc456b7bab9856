import type { ModelColumn } from '../../../ports/model.ts';
import { typeText } from './type-text.ts';

const text = ['CHAR', 'VARCHAR', 'NCHAR', 'NVARCHAR'];
const binary = ['BINARY', 'VARBINARY'];
const numbers = [
  ...['BIT', 'TINYINT', 'SMALLINT', 'INT', 'BIGINT', 'DECIMAL', 'NUMERIC'],
  ...['SMALLMONEY', 'MONEY', 'REAL', 'FLOAT'],
];
const dates = ['DATE', 'SMALLDATETIME', 'DATETIME', 'DATETIME2', 'DATETIMEOFFSET'];

/**
 * The rows whose value does not survive a change of type, as a condition on them. Within one family of types the
 * value is sent there and back; between families, where a conversion may not even compile, every value counts.
 */
export function unfitRows(column: string, before: ModelColumn, after: ModelColumn): string {
  const within = (family: readonly string[]): boolean =>
    family.includes(before.type ?? '') && family.includes(after.type ?? '');
  if (within(binary)) return `DATALENGTH(${column}) > ${after.length}`;
  if (within(text)) return unfitText(column, before, after);
  const present = `${column} IS NOT NULL`;
  if (within(numbers) || within(dates) || within(['TIME']))
    return `${present} AND ${differs(column, before, after)}`;
  return present;
}

/** Too long, or written with characters that a code page does not have. */
function unfitText(column: string, before: ModelColumn, after: ModelColumn): string {
  const isWide = before.type?.startsWith('N') === true;
  // Blanks that a CHAR is filled up with are no content; a VARCHAR's own are.
  const content = before.type?.endsWith('VARCHAR') === true ? column : `RTRIM(${column})`;
  const longest = (after.length ?? 1) * (isWide ? 2 : 1);
  const conditions = after.length === -1 ? [] : [`DATALENGTH(${content}) > ${longest}`];
  if (isWide && after.type?.startsWith('N') !== true) {
    conditions.push(
      `(${column} IS NOT NULL AND ${differs(column, before, after, ' COLLATE Latin1_General_BIN2')})`,
    );
  }
  return conditions.join(' OR ');
}

function differs(column: string, before: ModelColumn, after: ModelColumn, collate = ''): string {
  const there = `TRY_CONVERT(${typeText(after)}, ${column})`;
  const back = `TRY_CONVERT(${typeText(before)}, ${there})`;
  return `(${there} IS NULL OR ${back}${collate} <> ${column}${collate})`;
}
