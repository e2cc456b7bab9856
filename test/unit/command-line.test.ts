import { beforeAll, describe, expect, it } from 'vitest';
import { inputsIn } from '../support/inputs.ts';
import { temporaryFolder } from '../support/temporary.ts';

describe('the command line', () => {
  let read: ReturnType<typeof inputsIn>;

  beforeAll(async () => {
    read = inputsIn(await temporaryFolder());
  });

  it('gives every input its default', async () => {
    const { inputs } = await read({ args: ['build', '--dacfx', 'here'] });
    const { config, ...values } = inputs?.values ?? {};
    expect(config).toMatch(/config$/);
    expect(values).toEqual({
      ...{ environment: 'local', project: '.', output: 'build', database: 'Hartonomous' },
      ...{ as: 'sql2025-linux', dacfx: 'here', reports: 'build/reports', json: false, verbose: false },
    });
  });

  it('takes values after a blank and after an equals sign', async () => {
    const { inputs } = await read({ args: ['build', '--dacfx=a', '--database', 'b', '--json'] });
    expect(inputs?.values).toMatchObject({ dacfx: 'a', database: 'b', json: true });
  });

  it.each([
    ['separated by commas', ['--skip', 'clr, seed']],
    ['as options of their own', ['--skip', 'clr', '--skip=seed']],
  ])('takes lists %s', async (_, options) => {
    const { inputs } = await read({ args: ['rehearse', '--dacfx', 'x', ...options] });
    expect(inputs?.values.skip).toEqual(['clr', 'seed']);
  });

  it.each([
    ['an unknown command', ['rehaerse'], ["there is no command 'rehaerse' (did you mean rehearse?)"]],
    [
      'an unknown option',
      ['build', '--dacfx', 'x', '--jsn'],
      ['build takes no option --jsn (did you mean --json?)'],
    ],
    [
      'an option of another command',
      ['build', '--dacfx', 'x', '--approve', 'y'],
      ['build takes no option --approve'],
    ],
    [
      'the secret of another command, whose value is not shown',
      ['plan', '--bundle', 'b', '--dacfx', 'x', '--client-secret', 'y'],
      [
        '--client-secret is a secret, and a command line can be read by others; set HARTONOMOUS_CLIENT_SECRET instead',
      ],
    ],
    ['an option twice', ['build', '--dacfx', 'x', '--dacfx', 'y'], ['--dacfx is given twice']],
    ['a value for a switch', ['build', '--dacfx', 'x', '--json=yes'], ['--json takes no value']],
    ['a missing value', ['build', '--dacfx', '--json'], ['--dacfx needs a value']],
    ['an empty value', ['build', '--dacfx='], ["--dacfx '' must not be empty"]],
    [
      'a slip in a list',
      ['rehearse', '--dacfx', 'x', '--skip', 'clr,sead'],
      ["--skip 'sead' must be one of clr, schema, access, seed (did you mean seed?)"],
    ],
    ['--no- before what is no switch', ['build', '--no-dacfx', 'x'], ['build takes no option --no-dacfx']],
  ])('refuses %s', async (_, args, expected) => {
    const { code, faults } = await read({ args });
    expect(code).toBe('INPUT_INVALID');
    for (const fault of expected) expect(faults).toContain(fault);
  });

  it.each([
    ['the profile of --as for none', [], undefined],
    ['one profile', ['--profiles', 'sql2022-linux'], ['sql2022-linux']],
    [
      'several, in one order and each once however they are listed',
      ['--profiles', 'sql2022-windows, sql2025-linux,sql2022-windows'],
      ['sql2025-linux', 'sql2022-windows'],
    ],
  ])('takes for --profiles %s', async (_, args, expected) => {
    const { inputs } = await read({ args: ['build', '--dacfx', 'x', ...args] });
    expect(inputs?.values.profiles).toEqual(expected);
  });

  it.each([
    [
      'a profile that is none',
      ['build', '--profiles', 'sql2022-linux,sql2019'],
      /--profiles 'sql2019' must be one of/,
    ],
    [
      'a list without the one that is rehearsed',
      ['rehearse', '--as', 'sql2022-linux', '--profiles', 'sql2022-windows'],
      /--profiles lacks sql2022-linux/,
    ],
    [
      'an archive with another ending',
      ['bundle', '--bundle', 'x', '--archive', 'x.zip'],
      /must end with \.tgz/,
    ],
    [
      'a dry run of what is not applied',
      ['verify', '--bundle', 'x', '--dry-run'],
      /verify takes no option --dry-run/,
    ],
  ])('refuses %s', async (_, args, fault) => {
    const dacfx = args[0] === 'bundle' ? [] : ['--dacfx', 'x'];
    const { faults } = await read({ args: [...args, ...dacfx] });
    expect(faults).toEqual([expect.stringMatching(fault)]);
  });

  it('reports every fault at once', async () => {
    const { faults } = await read({
      args: ['apply', '--as', 'sql2019', '--approve', 'abc', 'extra', '--nonsense'],
    });
    expect(faults).toHaveLength(5);
    const named = ["'extra'", '--nonsense', "--as 'sql2019'", '--plan', "--approve 'abc'"];
    expect(named.filter((name) => !faults.some((fault) => fault.includes(name)))).toEqual([]);
  });
});
