import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClr, readAssemblies } from '../../src/build/clr.ts';
import type { Library } from '../../src/build/clr-closure.ts';
import { clrFindings } from '../../src/build/clr-lint.ts';
import { profileOf } from '../../src/build/profile.ts';
import type { ClrRuntime } from '../../src/ports/clr-runtime.ts';
import { openClr, processes } from '../support/adapters.ts';
import { root } from '../support/cli.ts';
import { copyProject } from '../support/project.ts';
import { temporaryFolder } from '../support/temporary.ts';

const linux = [profileOf('sql2025-linux')];

describe('the lint of a compiled library', () => {
  let clr: ClrRuntime;
  let folder: string;
  let refused: Library;

  beforeAll(async () => {
    clr = openClr();
    folder = await temporaryFolder();
    const projectRoot = join(root, 'test/fixtures/clr-refused');
    await buildClr({ projectRoot, projects: ['clr/refused/refused.csproj'] }, folder, { processes, clr });
    refused = (await readAssemblies(folder))[0] as Library;
  });

  const target = (name: string) => ({
    path: join(folder, 'Refused.dll'),
    sha512: refused.sha512,
    class: `Refused.${name}`,
  });

  it('finds each offence, and nothing that stands beside it', () => {
    const found = Object.fromEntries(clrFindings([refused], linux).map((one) => [one.rule, one.found]));
    const { 'host-protected': hostProtected, 'not-reproducible': moving, ...others } = found;
    expect(others).toEqual({
      'outside-catalog': ['System.Drawing'],
      'unverifiable-code': ['UnverifiableCodeAttribute', 'Refused.Offences.Pointer (System.Int32*)'],
      pinvoke: ['Refused.Offences.Native (libc)'],
      'writable-static': ['Refused.Offences.Writable'],
      finalizer: ['Refused.Finalised'],
      'refused-attribute': ['System.STAThreadAttribute'],
      'file-version': ['1.0.0'],
    });
    expect(moving).toEqual([
      'compiled without Deterministic',
      expect.stringMatching(/^the path of its PDB, .*Refused\.pdb$/),
      'the commit in its version, 1.0.0+0123abc',
    ]);
    const types = new Set(
      hostProtected?.map((member) => member.split('.').slice(0, -1).join('.').replace(/\.$/, '')),
    );
    expect([...types].sort()).toEqual([
      'System.Collections.Concurrent.ConcurrentDictionary`2',
      'System.Collections.Generic.HashSet`1',
      'System.Lazy`1',
      'System.Threading.Tasks.Task',
    ]);
  });

  it('says how the state of an aggregate and the value of a type are stored', () => {
    const contracts = refused.routines.map(({ name, contract }) => [name, contract]);
    expect(Object.fromEntries(contracts)).toEqual({
      Pair: 'Format=2;MaxByteSize=12',
      Forgetful: 'Format=2;MaxByteSize=4',
      Wordy: 'Format=2;MaxByteSize=4',
      Plain: 'Format=1;IsInvariantToNulls=True;count:System.Int32;sum:System.Double',
      Rows: 'FillRow=FillRow',
    });
  });

  it('finds nothing in the library of this repository', async () => {
    const output = await temporaryFolder();
    // A copy: test files run side by side, and two builds in one folder disturb each other.
    const { folder: projectRoot } = await copyProject(await temporaryFolder(), root);
    await buildClr({ projectRoot, projects: ['clr/core/core.csproj'] }, output, { processes, clr });
    const assemblies = await readAssemblies(output);
    expect(assemblies[0]?.hostProtected).toEqual([]);
    expect(clrFindings(assemblies, linux)).toEqual([]);
  });

  it.each([
    ['a value', '3|4', '3|4'],
    ['NULL', null, null],
  ])('lets a type carry %s through its binary form', async (_, text, expected) => {
    expect(await clr.parse({ ...target('Pair'), text })).toBe(expected);
  });

  it('shows an aggregate that forgets on the way through its binary form', async () => {
    expect(await clr.aggregate({ ...target('Forgetful'), rows: [[4], [6]] })).toEqual({
      value: 0,
      merged: 0,
    });
  });

  it('refuses an aggregate that writes more than its attribute allows', async () => {
    await expect(clr.aggregate({ ...target('Wordy'), rows: [[1]] })).rejects.toMatchObject({
      code: 'CLR_CALL_FAILED',
      message: expect.stringContaining('wrote 8 bytes; its attribute allows MaxByteSize = 4'),
    });
  });
});
