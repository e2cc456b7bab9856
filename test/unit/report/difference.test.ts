import { describe, expect, it } from 'vitest';
import { differenceOf, markSign } from '../../../src/report/difference.ts';

describe('the difference of a statement', () => {
  it.each([
    ['a new table', 'CREATE TABLE [a] (\n  [b] INT\n);', '+++'],
    ['a dropped table', 'DROP TABLE [a];', '-'],
    ['an altered table', 'ALTER TABLE [a]\n  ADD [b] INT NULL;', '~+'],
    ['a dropped column', 'ALTER TABLE [a]\n  DROP COLUMN [b];\n', '~-'],
    ['a new procedure, whatever it does', 'CREATE PROCEDURE [p]\nAS\nDROP TABLE #x;\nSELECT 1;', '++++'],
    ['an altered function below a comment', '-- why\nALTER FUNCTION [f] ()\nRETURNS INT', '~~~'],
    ['a procedure that may be there', 'CREATE OR ALTER PROC [p]\nAS SELECT 1;', '~~'],
    ['words within a comment', 'ALTER TABLE [a]\n/* x\nDROP y\n*/\n  ADD [b] INT;', '~~~~+'],
    ['words within a string', "EXEC [p] N'x\nDROP TABLE y';", '~~'],
    ['seed rows', '-- note\nMERGE [a] AS t\nUSING b', ' ~~'],
    ['a new table with options', 'CREATE TABLE [a] (\n[b] INT)\nWITH (X = ON);', '+++'],
    ['any other statement', '/* why\nDROP */\nWITH [c] AS (SELECT 1 AS [a])\nSELECT [a]', '  ~~'],
    ['carriage returns', 'CREATE TABLE [a] (\r\n[b] INT);\r\n', '++'],
  ])('marks %s', (_, batch, marks) => {
    expect(
      differenceOf(batch)
        .map(({ mark }) => markSign[mark])
        .join(''),
    ).toBe(marks);
  });

  it('leaves no line out', () => {
    const batch = 'ALTER TABLE [a]\n\n  ADD [b] INT;';
    expect(
      differenceOf(batch)
        .map(({ text }) => text)
        .join('\n'),
    ).toBe(batch);
  });
});
