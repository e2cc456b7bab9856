import { dropRoutine } from '../../build/bindings.ts';
import type { BundledAssembly } from '../../build/manifest.ts';
import { harmless } from '../../plan/risk.ts';
import type { StepDefinition } from '../../plan/step.ts';
import type { ClrFindings, WantedRoutine } from './inspect.ts';

/**
 * Drops the routines that go or change, trusts and registers the assemblies whose bytes are new, then binds
 * the routines that are missing. Drops come first because ALTER ASSEMBLY refuses while a routine is bound
 * to a signature that the new bytes no longer have (messages 6270 to 6273).
 */
export function planClr({ assemblies, routines, state }: ClrFindings): readonly StepDefinition[] {
  const changed = assemblies.filter(({ name, sha512 }) => state.assemblies[name]?.sha512 !== sha512);
  const untrusted = assemblies.filter(({ sha512 }) => !state.trusted.includes(sha512));
  const wanted = new Map(routines.map((routine) => [routine.name, routine]));
  const present = Object.entries(state.routines);
  const obsolete = present
    .filter(([name, sha256]) => wanted.get(name)?.sha256 !== sha256)
    .map(([name]) => name);
  const missing = routines.filter(({ name, sha256 }) => state.routines[name] !== sha256);
  return [
    ...obsolete.map(dropStep),
    ...untrusted.map(trustStep),
    ...changed.map((assembly) => assemblyStep(assembly, assembly.name in state.assemblies)),
    ...missing.map(bindStep),
  ];
}

/**
 * Trust by hash: the one way that needs neither a key on the server's disk nor TRUSTWORTHY. The hash is that
 * of the whole file, and an existing one is an error (10345), hence the test.
 * https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sys-sp-add-trusted-assembly-transact-sql
 */
function trustStep({ name, sha512 }: BundledAssembly): StepDefinition {
  const exists = `EXISTS (SELECT 1 FROM sys.trusted_assemblies WHERE [hash] = 0x${sha512})`;
  return {
    id: `clr/trust ${name} ${sha512.slice(0, 12)}`,
    phase: 'clr',
    title: `Trust assembly ${name} by its SHA-512`,
    // The list belongs to the server, so a rollback of the database would not undo it.
    kind: 'server',
    batches: [
      `IF NOT ${exists}\n    EXEC sys.sp_add_trusted_assembly @hash = 0x${sha512}, @description = N'hartonomous:${sqlText(name)}';`,
    ],
    probe: `SELECT CASE WHEN ${exists} THEN 'after' ELSE 'before' END;`,
    effect: { kind: 'trust', sha512 },
    risk: harmless('sys.sp_drop_trusted_assembly, once no database uses the hash'),
  };
}

function assemblyStep(assembly: BundledAssembly, registered: boolean): StepDefinition {
  const { name, file, sha512, mvid, permissionSet } = assembly;
  const verb = registered ? 'ALTER' : 'CREATE';
  return {
    id: `clr/assembly ${name} ${sha512.slice(0, 12)}`,
    phase: 'clr',
    title: `${registered ? 'Replace' : 'Register'} assembly ${name} (${permissionSet})`,
    kind: 'tx',
    batches: [`${verb} ASSEMBLY [${name}] FROM @bits WITH PERMISSION_SET = ${permissionSet};`],
    bits: { parameter: '@bits', file, sha512 },
    risk: registered
      ? {
          level: 'locks',
          reason: `Callers of ${name} get the new bytes at their next call.`,
          undo: 'ALTER ASSEMBLY with the previous bytes',
        }
      : harmless(`dropping assembly ${name}`),
    effect: { kind: 'assembly', name, assembly: { sha512, mvid, permissionSet } },
  };
}

function dropStep(name: string): StepDefinition {
  return {
    id: `clr/drop ${name}`,
    phase: 'clr',
    title: `Drop CLR routine ${name}`,
    kind: 'tx',
    batches: [dropRoutine(name)],
    effect: { kind: 'drop-routine', name },
    risk: {
      level: 'locks',
      reason: `Calls of ${name} fail until it is bound again, and its permissions are lost.`,
      undo: 'binding it again',
    },
  };
}

function bindStep({ name, statement, sha256 }: WantedRoutine): StepDefinition {
  return {
    id: `clr/bind ${name}`,
    phase: 'clr',
    title: `Create CLR routine ${name}`,
    kind: 'tx',
    batches: [statement],
    effect: { kind: 'routine', name, sha256 },
    risk: harmless(`dropping ${name}`),
  };
}

function sqlText(text: string): string {
  return text.replaceAll("'", "''");
}
