import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { Secret } from '../../src/errors/secret.ts';
import { define } from '../../src/inputs/define.ts';
import { inputDefinitions } from '../../src/inputs/definitions.ts';
import { inputsIn, type Said } from '../support/inputs.ts';
import { temporaryFolder } from '../support/temporary.ts';

let read: ReturnType<typeof inputsIn>;

beforeAll(async () => {
  read = inputsIn(await temporaryFolder());
});

const build = ['build', '--dacfx', 'x'];

describe('the layers of inputs', () => {
  const base = { 'base.json': { database: 'Base' } };
  const specific = { 'local.json': '{\n  "database": "Local"\n}' };
  const option = ['--database', 'Option'];
  const variables = { HARTONOMOUS_DATABASE: 'Variable' };

  it.each<[string, Said, string, string, readonly string[]]>([
    ['a default', { args: build }, 'Hartonomous', 'default', []],
    ['base.json', { args: build, files: base }, 'Base', 'config/base.json:1', []],
    [
      "the environment's file over base.json",
      { args: build, files: { ...base, ...specific } },
      'Local',
      'config/local.json:2',
      ['config/base.json:1'],
    ],
    [
      'an option over the files',
      { args: [...build, ...option], files: { ...base, ...specific } },
      'Option',
      '--database',
      ['config/local.json:2', 'config/base.json:1'],
    ],
    [
      'a variable over everything',
      { args: [...build, ...option], files: base, variables },
      'Variable',
      'HARTONOMOUS_DATABASE',
      ['--database', 'config/base.json:1'],
    ],
    [
      'an empty variable over nothing',
      { args: build, variables: { HARTONOMOUS_DATABASE: '' } },
      'Hartonomous',
      'default',
      [],
    ],
  ])('let %s count', async (_, said, value, origin, over) => {
    const { inputs } = await read(said);
    const setting = inputs?.settings.find(({ name }) => name === 'database');
    const short = (text: string): string => text.replace(/^.*(?=config\/)/, '');
    expect(inputs?.values.database).toBe(value);
    expect({ value: setting?.value, origin: short(setting?.origin ?? '') }).toEqual({ value, origin });
    expect(setting?.over.map(short)).toEqual(over);
  });

  it.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['the default', [], {}, 'Local'],
    ['an option', ['--environment', 'staging'], {}, 'Staging'],
    ['a variable', ['--environment', 'production'], { HARTONOMOUS_ENVIRONMENT: 'staging' }, 'Staging'],
  ])('take the file of the environment that %s chooses', async (_, options, variables, database) => {
    const files = { 'local.json': { database: 'Local' }, 'staging.json': { database: 'Staging' } };
    const { inputs } = await read({ args: [...build, ...options], variables, files });
    expect(inputs?.values.database).toBe(database);
    expect(inputs?.configFiles).toHaveLength(1);
  });

  it('give a command only what it takes, though a file sets more', async () => {
    const { inputs } = await read({ args: build, files: { 'base.json': { rehearsal: 'r', database: 'D' } } });
    expect(inputs?.values).toMatchObject({ database: 'D' });
    expect(inputs?.values).not.toHaveProperty('rehearsal');
  });

  it('turn a switch off that a file turned on', async () => {
    const files = { 'base.json': { verbose: true, json: true } };
    const { inputs } = await read({
      args: [...build, '--no-verbose'],
      variables: { HARTONOMOUS_JSON: '0' },
      files,
    });
    expect(inputs?.values).toMatchObject({ verbose: false, json: false });
  });

  it('meet a requirement from a file or a variable', async () => {
    const said = {
      args: ['verify'],
      files: { 'base.json': { dacfx: 'd' } },
      variables: { HARTONOMOUS_BUNDLE: 'b' },
    };
    expect((await read(said)).inputs?.values).toMatchObject({ dacfx: 'd', bundle: 'b' });
  });

  it('take a list from a file as an array and from a variable between commas', async () => {
    const args = ['rehearse', '--dacfx', 'x'];
    const file = await read({ args, files: { 'base.json': { skip: ['clr', 'seed'] } } });
    const variable = await read({ args, variables: { HARTONOMOUS_SKIP: 'clr, seed,' } });
    expect(file.inputs?.values.skip).toEqual(['clr', 'seed']);
    expect(variable.inputs?.values.skip).toEqual(['clr', 'seed']);
  });
});

describe('a faulty configuration', () => {
  it.each<[string, Partial<Said>, readonly string[]]>([
    [
      'an unknown key',
      { files: { 'base.json': '{\n  "databse": "x"\n}' } },
      ["config/base.json:2:3: 'databse' is no input (did you mean database?)"],
    ],
    [
      'a key that no input resembles',
      { files: { 'base.json': { constructor: 1 } } },
      ["config/base.json:1:2: 'constructor' is no input"],
    ],
    [
      'a value of the wrong kind',
      { files: { 'local.json': { verbose: 'yes' } } },
      ["config/local.json:1:12: verbose 'yes' must be true or false"],
    ],
    [
      'an item of a list, at its own place',
      { files: { 'base.json': '{ "skip": [\n  "clr",\n  "sede"\n] }' } },
      ["config/base.json:3:3: skip.1 'sede' must be one of clr, schema, access, seed (did you mean seed?)"],
    ],
    [
      'a text where a list belongs',
      { files: { 'base.json': { skip: 'clr' } } },
      ["config/base.json:1:9: skip 'clr' must be a list"],
    ],
    [
      'a key twice',
      { files: { 'base.json': '{ "as": "sql2022-linux", "as": "sql2022-linux" }' } },
      ["config/base.json:1:26: 'as' is set twice"],
    ],
    [
      'what chooses the files',
      { files: { 'base.json': { environment: 'local' } } },
      ["config/base.json:1:2: 'environment' cannot be set in a file, because it chooses the files"],
    ],
    [
      'a standing approval',
      { files: { 'base.json': { approve: '0'.repeat(64) } } },
      [
        "config/base.json:1:2: 'approve' cannot be set in a file, because each plan is approved anew, after it was read",
      ],
    ],
    [
      'an environment that there is not',
      { variables: { HARTONOMOUS_ENVIRONMENT: 'prodution' } },
      [
        "HARTONOMOUS_ENVIRONMENT 'prodution' must be one of local, development, staging, production (did you mean production?)",
      ],
    ],
    [
      'a slip in a variable',
      { variables: { HARTONOMOUS_DATBASE: 'x' } },
      ['HARTONOMOUS_DATBASE is no input (did you mean HARTONOMOUS_DATABASE?)'],
    ],
    [
      'a variable that is neither true nor false',
      { variables: { HARTONOMOUS_VERBOSE: 'maybe' } },
      ["HARTONOMOUS_VERBOSE 'maybe' must be true or false"],
    ],
  ])('is refused for %s', async (_, said, faults) => {
    expect(await read({ args: build, ...said })).toMatchObject({ code: 'INPUT_INVALID', faults });
  });

  it('places a fault inside an object at its own line', async () => {
    const port = z.int('must be a whole number');
    const definitions = {
      ...inputDefinitions,
      hosts: define({ help: 'hosts', schema: z.optional(z.array(z.strictObject({ port }))) }),
    };
    const text = '{\n  "hosts": [\n    { "port": 22 },\n    { "port": "x" }\n  ]\n}';
    const { faults } = await read({ args: build, files: { 'base.json': text }, definitions });
    expect(faults).toEqual(["config/base.json:4:15: hosts.1.port 'x' must be a whole number"]);
  });

  it('leaves variables of other programs alone', async () => {
    const variables = { HARTONOMOUS_API_URL: 'x', HARTONOMOUS_DB: 'x' };
    expect((await read({ args: build, variables })).faults).toEqual([]);
  });

  it.each<[string, Partial<Said>, string]>([
    [
      'no JSON',
      { files: { 'base.json': '{\n  "database": x\n}' } },
      "config/base.json:2:15: is not JSON: Unexpected character 'x'",
    ],
    [
      'cut off',
      { files: { 'base.json': '{ "database": "x"' } },
      'config/base.json: ends in the middle of its JSON',
    ],
    ['empty', { files: { 'base.json': '' } }, 'config/base.json: ends in the middle of its JSON'],
    ['no object', { files: { 'base.json': [1] } }, 'config/base.json:1:1: must hold one JSON object'],
    [
      'missing though an option names its environment',
      { args: [...build, '--environment', 'staging'] },
      'config/staging.json: does not exist, but --environment asks for it',
    ],
    [
      'missing though a variable names its folder',
      { variables: { HARTONOMOUS_CONFIG: '/nowhere' } },
      '/nowhere: does not exist, but HARTONOMOUS_CONFIG names it',
    ],
    [
      'below what is no folder',
      { variables: { HARTONOMOUS_CONFIG: import.meta.filename } },
      `${import.meta.filename}/base.json: cannot be read: a file is where a folder should be`,
    ],
  ])('is unreadable when a file is %s', async (_, said, fault) => {
    const { code, faults, place } = await read({ args: build, ...said });
    expect(code).toBe('CONFIG_UNREADABLE');
    expect(faults).toContain(fault);
    expect(fault.startsWith(place?.file ?? 'nothing')).toBe(true);
  });

  it('tells every fault of every layer at once, each with its origin', async () => {
    const { faults } = await read({
      args: ['plan', '--as', 'sql2019', '--nonsense'],
      variables: { HARTONOMOUS_JSON: 'perhaps', HARTONOMOUS_ENVIRONMENT: 'staging' },
      files: { 'base.json': { as: 'sql2018', oops: 1 }, 'staging.json': { database: ' x' } },
    });
    const origins = [
      "config/base.json:1:17: 'oops'",
      "config/base.json:1:7: as 'sql2018'",
      "config/staging.json:1:13: database ' x'",
      '--nonsense',
      "--as 'sql2019'",
      "HARTONOMOUS_JSON 'perhaps'",
      '--dacfx <folder> is missing',
      '--bundle <path> is missing',
    ];
    expect(origins.filter((origin) => !faults.some((fault) => fault.includes(origin)))).toEqual([]);
    expect(faults).toHaveLength(origins.length);
  });
});

describe('a secret input', () => {
  const definitions = {
    ...inputDefinitions,
    password: define({
      help: 'the password',
      placeholder: 'text',
      schema: z.string().check(z.minLength(8, 'is too short')),
      secret: true,
    }),
  };

  it('comes from a variable, shows as ***, and is masked', async () => {
    const variables = { HARTONOMOUS_PASSWORD: 'correct horse' };
    const { inputs, masked } = await read({ args: build, variables, definitions });
    const password = new Map<string, unknown>(Object.entries(inputs?.values ?? {})).get('password');
    expect(password).toBeInstanceOf(Secret);
    expect(inputs?.settings.find(({ name }) => name === 'password')).toMatchObject({
      value: '***',
      origin: 'HARTONOMOUS_PASSWORD',
    });
    expect(masked).toContain('correct horse');
    expect(inspect(inputs, { depth: null })).not.toContain('correct horse');
  });

  it.each<[string, Partial<Said>, string]>([
    [
      'on a command line',
      { args: [...build, '--password', 'correct horse'] },
      'set HARTONOMOUS_PASSWORD instead',
    ],
    ['in a file', { files: { 'base.json': { password: 'correct horse' } } }, 'secrets never lie in files'],
    [
      'that is wrong',
      { variables: { HARTONOMOUS_PASSWORD: 'horse' } },
      "HARTONOMOUS_PASSWORD '***' is too short",
    ],
  ])('is refused %s, without showing it', async (_, said, fault) => {
    const { code, faults } = await read({ args: build, definitions, ...said });
    expect(code).toBe('INPUT_INVALID');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
    expect(faults[0]).not.toContain('horse');
  });
});
