import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/tsql/lint/lint.ts';
import { readScript } from '../../../src/tsql/scan/script.ts';
import fc from '../../support/properties.ts';
import { hardTexts } from './hard-texts.ts';

const runs = 2000;

/** Words that lead the scan into every branch, in whatever order; most texts of them no server would take. */
const words =
  `CREATE ALTER DROP TABLE VIEW PROCEDURE FUNCTION TRIGGER INDEX VECTOR UNIQUE ON AS NODE BEGIN END SELECT
  FROM JOIN APPLY INSERT INTO UPDATE SET DELETE MERGE USING WHEN MATCHED THEN WITH VALUES UNION ALL WHERE CASE ELSE
  EXEC sp_executesql DECLARE IF EXISTS RETURN GO ; ( ) , . = + @x @x #t [a] dbo. dbo.T t.c VECTOR(3) N'text' 1
  CONSTRAINT PRIMARY KEY FOREIGN REFERENCES CHECK DEFAULT PERIOD FOR SYSTEM_TIME PIVOT GRANT OUTPUT INTO FETCH ROWS
  COLLATE IDENTITY PERSISTED GENERATED ALWAYS ROW START HISTORY_TABLE SYSTEM_VERSIONING WITHIN OPENJSON CAST CONVERT
  VECTOR_DISTANCE QUOTENAME CONCAT -- /* */ ' " [ ]`.split(/\s+/);

const wordSalad = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(' ', '\n', '')), { maxLength: 80 })
  .map((parts) => parts.flat().join(''));

const findingsIn = (text: string) =>
  lint({ texts: [{ path: 'sql/schema/a.sql', text, role: 'schema' }], clrRoutines: ['dbo.clr_a'] }).findings;

describe('the scan and the lint', () => {
  it.each([
    ['arbitrary text', fc.string({ unit: 'binary', maxLength: 300 })],
    ['what is hard on a lexer', hardTexts],
    ['keywords in any order', wordSalad],
  ])('never throw on %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { place } of findingsIn(text)) {
          const line = text.split(/\r\n?|\n/)[place.line - 1];
          expect(line?.length ?? -1).toBeGreaterThanOrEqual(place.column - 1);
        }
      }),
      { numRuns: runs },
    );
  });

  it.each([
    ['opening parentheses', (n: number) => '('.repeat(n)],
    ['queries within queries', (n: number) => '(SELECT '.repeat(n)],
    ['sources within sources', (n: number) => `SELECT 1 FROM ${'(SELECT 1 FROM '.repeat(n)}`],
    ['cases within cases', (n: number) => 'SELECT CASE '.repeat(n)],
    ['sums within sums', (n: number) => `EXEC (${'('.repeat(n)}@a + @b${')'.repeat(n)})`],
  ])('need no stack for %s', (_, text) => {
    expect(() => findingsIn(text(20_000))).not.toThrow();
  });

  it.each([
    'CREATE <script> TABLE dbo.b (c INT);',
    'CREAT TABLE dbo.b (c INT);',
    'CREATE TABEL dbo.b (c INT);',
    'CREATE TABLE dbo.b;',
    'CREATE TABLE (c INT);',
  ])('call nothing missing that may be what could not be read: %s', (text) => {
    const user = 'CREATE PROCEDURE dbo.p AS SELECT dbo.f(d) FROM dbo.b;';
    expect(findingsIn(`${user}\nGO\n${text}`)).toEqual([]);
    expect(findingsIn(user).map(({ rule }) => rule)).toEqual(['HD011', 'HD007']);
  });

  it('tell every statement of a module from the next, with and without semicolons', () => {
    const { statements } = readScript(`
      CREATE PROCEDURE dbo.p AS
      BEGIN
        DECLARE @x INT = 1 SET @x += 1
        INSERT INTO dbo.a (b) SELECT c FROM dbo.d UNION ALL SELECT e FROM dbo.f
        UPDATE dbo.a SET b = CASE WHEN b = 1 THEN 2 ELSE 3 END WHERE b > 0
        IF @x > 1 DELETE dbo.a ELSE TRUNCATE TABLE dbo.a
        ;WITH c AS (SELECT 1 AS d) MERGE dbo.a USING c ON 1 = 1 WHEN MATCHED THEN UPDATE SET b = 1;
        EXEC dbo.q
        RETURN
      END`);
    const verbs = statements.map(({ verb }) => verb).join(' ');
    expect(verbs).toBe('CREATE BEGIN DECLARE SET INSERT UPDATE IF DELETE ELSE TRUNCATE WITH EXEC RETURN END');
  });
});
