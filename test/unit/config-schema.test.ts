import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../../src/inputs/config-schema.ts';
import { inputDefinitions } from '../../src/inputs/definitions.ts';
import { root } from '../support/cli.ts';
import { inputsIn } from '../support/inputs.ts';
import { temporaryFolder } from '../support/temporary.ts';

const validate = new Ajv({ strict: true }).compile(configSchema());
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(root, 'config', file), 'utf8'));

describe('the JSON Schema of a configuration', () => {
  let read: ReturnType<typeof inputsIn>;

  beforeAll(async () => {
    read = inputsIn(await temporaryFolder());
  });

  it.each(['base', 'local', 'development', 'staging', 'production'])(
    "accepts this repository's own %s.json",
    (name) => {
      expect(validate(readJson(`${name}.json`)), JSON.stringify(validate.errors)).toBe(true);
    },
  );

  it.each<[string, object]>([
    ['nothing', {}],
    ['where its schema is', { $schema: './schema.json' }],
    ['values of every kind', { database: 'D', verbose: true, skip: ['clr'], as: 'sql2022-windows' }],
  ])('accepts %s, as the program does', async (_, config) => {
    expect(validate(config)).toBe(true);
    const { faults } = await read({ args: ['build', '--dacfx', 'x'], files: { 'base.json': config } });
    expect(faults).toEqual([]);
  });

  it.each<[string, object]>([
    ['an unknown key', { databse: 'D' }],
    ['a wrong kind', { verbose: 'yes' }],
    ['a value outside its enumeration', { as: 'sql2019-linux' }],
    ['an empty text', { output: '' }],
    ['a name that is none', { database: ' D' }],
    ['a text for a list', { skip: 'clr' }],
    ['an item that is no phase', { skip: ['clr', 'ef'] }],
    ['what chooses the files', { environment: 'local' }],
    ['a standing approval', { approve: '0'.repeat(64) }],
  ])('refuses %s, as the program does', async (_, config) => {
    expect(validate(config)).toBe(false);
    const { code } = await read({ args: ['build', '--dacfx', 'x'], files: { 'base.json': config } });
    expect(code).toBe('INPUT_INVALID');
  });

  it('leaves secrets out', () => {
    const definitions = {
      ...inputDefinitions,
      database: { ...inputDefinitions.database, secret: true as const },
    };
    expect(configSchema(definitions)).not.toHaveProperty('properties.database');
    expect(configSchema()).toHaveProperty('properties.database');
  });

  it('is what config/schema.json holds', () => {
    expect(readJson('schema.json')).toEqual(configSchema());
    expect(readdirSync(join(root, 'config')).length).toBeGreaterThan(5);
  });
});

describe('npm run generate -- --check', () => {
  it('finds every generated file up to date', async () => {
    const script = join(root, 'scripts', 'generate.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, '--check'], { cwd: root });
    expect(stdout).toBe('');
  });
});
