import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildModel, schemaPackage } from '../../src/build/model.ts';
import { profileOf } from '../../src/build/profile.ts';
import { accessCheck } from '../../src/verify/access-check.ts';
import { openModel, platform } from '../support/adapters.ts';
import { profile } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

const model = openModel();

describe('the check of a role on the target', () => {
  it('is a query that DacFx can read, one part for each permission', async () => {
    const declaration =
      "CREATE ROLE [it's]; CREATE USER u WITHOUT LOGIN; ALTER ROLE [it's] ADD MEMBER u; GRANT SHOWPLAN TO [it's];" +
      "GRANT SELECT, INSERT ON dbo.T TO [it's]; DENY EXECUTE ON SCHEMA::dbo TO [it's]; GRANT SEND ON SERVICE::s TO [it's];" +
      "GRANT REFERENCES ON CONTRACT::c TO [it's]; GRANT REFERENCES ON MESSAGE TYPE::m TO [it's]; GRANT EXECUTE ON TYPE::dbo.y TO [it's];";
    const check = accessCheck("it's", declaration, "sql/access/it's.sql");
    if (check.kind !== 'sql') throw new Error('an access check is a query');
    expect(check.text.match(/WHERE NOT EXISTS/g)).toHaveLength(11);

    const folder = await temporaryFolder();
    const schema = [{ path: 'sql/schema/T.sql', text: 'CREATE TABLE dbo.T (Id INT NOT NULL);' }];
    const part = {
      name: 'Test',
      profile: profileOf(profile),
      platform,
      dacfx: 'any',
      schema,
      checked: [],
      access: [],
      backfills: [],
      renames: undefined,
      assemblies: [],
    };
    await buildModel(part, folder, model);
    const messages = await model.check(join(folder, 'model', schemaPackage), [
      { path: 'check', text: check.text },
    ]);
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
