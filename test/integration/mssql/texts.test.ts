import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { brokerCatalogText, catalogText } from '../../../src/adapters/mssql/catalog.ts';
import { assembliesText, callText, parametersText } from '../../../src/adapters/mssql/clr-finding.ts';
import {
  addContentText,
  hasContentText,
  pruneContentText,
  readContentText,
} from '../../../src/adapters/mssql/content-text.ts';
import {
  ledgerVersions,
  ledgerVersionText,
  newestLedgerVersionText,
  recordVersionText,
} from '../../../src/adapters/mssql/ledger-schema.ts';
import {
  appendText,
  beginText,
  checkpointText,
  commitText,
  fenceCheckText,
  historyText,
  holderText,
  lookText,
  releaseFenceText,
  rollBackText,
  takeFenceText,
} from '../../../src/adapters/mssql/ledger-text.ts';
import { holdsLockText, releaseLockText, takeLockText } from '../../../src/adapters/mssql/lock.ts';
import { askSessionText, preambleText } from '../../../src/adapters/mssql/preamble.ts';
import { databaseIdText } from '../../../src/adapters/mssql/target-link.ts';
import { openModel, platform } from '../../support/adapters.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const model = openModel();
const entry = JSON.stringify({ kind: 'ledger', text: "it's" });

/** Every text that the adapter sends of its own; those with parameters declare them, as sp_executesql does. */
const texts: Readonly<Record<string, string>> = {
  ...{ lookText, historyText, holderText, rollBackText, ledgerVersionText, newestLedgerVersionText },
  ...{ catalogText, brokerCatalogText, assembliesText, preambleText, askSessionText },
  takeFence: declaring('@holder NVARCHAR(MAX)', takeFenceText),
  releaseFence: releaseFenceText(3),
  fenceCheck: fenceCheckText(3),
  append: appendText(7, 3, entry),
  checkpoint: checkpointText(8),
  begin: beginText(3),
  commit: commitText(7, 3, entry),
  recordVersion: recordVersionText(1),
  hasContent: declaring('@kind NVARCHAR(MAX), @digest NVARCHAR(MAX)', hasContentText),
  readContent: declaring('@kind NVARCHAR(MAX), @digest NVARCHAR(MAX)', readContentText),
  addContent: declaring(
    '@kind NVARCHAR(MAX), @digest NVARCHAR(MAX), @path0 NVARCHAR(MAX), @bytes0 VARBINARY(MAX), @path1 NVARCHAR(MAX), @bytes1 VARBINARY(MAX)',
    addContentText(2),
  ),
  prune: pruneContentText('bundle', ['a'.repeat(64), 'b'.repeat(64)]),
  pruneAll: pruneContentText('model', []),
  takeLock: declaring('@resource NVARCHAR(MAX)', takeLockText),
  holdsLock: declaring('@resource NVARCHAR(MAX)', holdsLockText),
  releaseLock: declaring('@resource NVARCHAR(MAX)', releaseLockText),
  parameters: declaring('@routine NVARCHAR(MAX)', parametersText),
  databaseId: declaring('@name NVARCHAR(MAX)', databaseIdText),
  value: callText('[dbo].[clr_F]', {
    of: 'value',
    method: 'F',
    arguments: [null, true, -7, 0.1, 1e21, "it's", '0x00FF', { float32: [1, 2] }],
    expected: null,
  }),
  rows: callText('[dbo].[clr_R]', { of: 'rows', method: 'R', arguments: [1], expected: [] }),
  aggregate: callText('[dbo].[clr_A]', {
    of: 'aggregate',
    rows: [
      [1, null],
      [2, 'b'],
    ],
    expected: 3,
  }),
  aggregateOfNothing: callText('[dbo].[clr_A]', { of: 'aggregate', rows: [], expected: null }, 2),
  type: callText('[dbo].[clr_T]', { of: 'type', text: '1,2', expected: '1,2' }),
};

function declaring(parameters: string, text: string): string {
  return `DECLARE ${parameters};\n${text}`;
}

/** Stand-ins for routines of a CLR library, with the signatures that the calls have. */
const routines = [
  'CREATE FUNCTION [dbo].[clr_F](@a INT, @b BIT, @c INT, @d FLOAT, @e FLOAT, @f NVARCHAR(9), @g VARBINARY(9), @h VARBINARY(9)) RETURNS INT AS BEGIN RETURN 1; END',
  'CREATE FUNCTION [dbo].[clr_R](@a INT) RETURNS TABLE AS RETURN SELECT 1 AS [x];',
  'CREATE FUNCTION [dbo].[clr_A](@a INT, @b NVARCHAR(9)) RETURNS INT AS BEGIN RETURN 1; END',
  'CREATE TYPE [dbo].[clr_T] FROM NVARCHAR(100);',
].map((text, index) => ({ path: `routine-${index}.sql`, text }));

/** A DACPAC with the ledger's own tables, made of their DDL. */
let ledger: string;
beforeAll(async () => {
  ledger = join(await temporaryFolder(), 'ledger.dacpac');
  const files = ledgerVersions.flatMap(({ version, batches }) =>
    batches.map((batch, index) => ({
      path: `ledger-${version}-${index}.sql`,
      // A model holds no rows, and takes one statement a batch.
      text: batch.replace(/^INSERT INTO[^;]*;$/m, '').replaceAll(/^(?=CREATE TABLE)/gm, 'GO\n'),
    })),
  );
  const built = await model.build({
    platform,
    name: 'ledger',
    files: [...files, ...routines],
    references: [],
    output: ledger,
  });
  expect(built.messages).toEqual([]);
});

it.each(Object.entries(texts))(
  '%s is T-SQL, and its ledger tables have the columns that it names',
  async (path, text) => {
    const messages = await model.check(ledger, [{ path, text }]);
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

it('is told of a text that names a column which no ledger has', async () => {
  const messages = await model.check(ledger, [{ path: 'x', text: 'SELECT [Nothing] FROM [deploy].[Log];' }]);
  expect(messages.map(({ severity }) => severity)).toContain('error');
});
