import { describe, expect, it } from 'vitest';
import { DeployError } from '../../src/errors/deploy-error.ts';
import { parseCommandLine } from '../../src/inputs/parse.ts';

function faultsOf(...args: string[]): readonly string[] {
  try {
    parseCommandLine(args);
  } catch (error) {
    if (error instanceof DeployError) return error.evidence['faults'] as string[];
    throw error;
  }
  return [];
}

describe('the command line', () => {
  it('gives every input its default', () => {
    expect(parseCommandLine(['build', '--dacfx', 'here'])).toEqual({
      command: 'build',
      values: {
        ...{ project: '.', output: 'build', database: 'Hartonomous', as: 'sql2025-linux', dacfx: 'here' },
        ...{ reports: 'build/reports', json: false, verbose: false },
      },
    });
  });

  it('takes values after a blank and after an equals sign', () => {
    const { values } = parseCommandLine(['build', '--dacfx=a', '--database', 'b', '--json']);
    expect(values).toMatchObject({ dacfx: 'a', database: 'b', json: true });
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
      ['build takes no option --approve', "'y' is no option; options begin with --"],
    ],
    ['an option twice', ['build', '--dacfx', 'x', '--dacfx', 'y'], ['--dacfx is given twice']],
    ['a value for a switch', ['build', '--dacfx', 'x', '--json=yes'], ['--json takes no value']],
    ['a missing value', ['build', '--dacfx', '--json'], ['--dacfx needs a value']],
  ])('refuses %s', (_, args, expected) => {
    for (const fault of expected) expect(faultsOf(...args)).toContain(fault);
  });

  it('reports every fault at once', () => {
    const faults = faultsOf('apply', '--as', 'sql2019', '--approve', 'abc', 'extra', '--nonsense');
    expect(faults).toHaveLength(6);
    const named = ["'extra'", '--nonsense', "--as 'sql2019'", '--bundle', '--plan', "--approve 'abc'"];
    expect(named.filter((name) => !faults.some((fault) => fault.includes(name)))).toEqual([]);
  });
});
