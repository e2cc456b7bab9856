import { dropRoutine, quoted } from '../../build/bindings.ts';
import type { BundledAssembly } from '../../build/manifest.ts';
import { harmless } from '../../plan/risk.ts';
import type { AssemblyState } from '../../plan/state.ts';
import type { StepDefinition } from '../../plan/step.ts';
import type { WantedRoutine } from './inspect.ts';

/**
 * Trust by hash: the one way that needs neither a key on the server's disk nor TRUSTWORTHY. The hash is that
 * of the whole file, and an existing one is an error (10345), hence the test.
 * https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sys-sp-add-trusted-assembly-transact-sql
 */
export function trustStep({ name, sha512 }: BundledAssembly): StepDefinition {
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

export function createAssemblyStep(assembly: BundledAssembly): StepDefinition {
  const { name, permissionSet } = assembly;
  return {
    ...bytesStep(assembly, 'CREATE'),
    title: `Register assembly ${name} (${permissionSet})`,
    risk: harmless(`dropping assembly ${name}`),
  };
}

export function alterAssemblyStep(assembly: BundledAssembly): StepDefinition {
  const { name, permissionSet } = assembly;
  return {
    ...bytesStep(assembly, 'ALTER'),
    title: `Replace assembly ${name} (${permissionSet})`,
    risk: {
      level: 'locks',
      reason: `Callers of ${name} get the new bytes at their next call.`,
      undo: 'ALTER ASSEMBLY with the previous bytes',
    },
  };
}

function bytesStep(assembly: BundledAssembly, verb: 'CREATE' | 'ALTER') {
  const { name, file, sha512, permissionSet } = assembly;
  return {
    id: `clr/assembly ${name} ${sha512.slice(0, 12)}`,
    phase: 'clr',
    kind: 'tx',
    batches: [`${verb} ASSEMBLY ${quoted(name)} FROM @bits WITH PERMISSION_SET = ${permissionSet};`],
    bits: { parameter: '@bits', file, sha512 },
    effect: { kind: 'assembly', name, assembly: stateOf(assembly) },
  } as const;
}

/** Without FROM: the same bytes once more would be refused for their MVID (Msg 6285). */
export function changeRightsStep(assembly: BundledAssembly, before: string): StepDefinition {
  const { name, permissionSet } = assembly;
  return {
    id: `clr/rights ${name} ${permissionSet}`,
    phase: 'clr',
    title: `Give assembly ${name} the rights of ${permissionSet} instead of ${before}`,
    kind: 'tx',
    batches: [`ALTER ASSEMBLY ${quoted(name)} WITH PERMISSION_SET = ${permissionSet};`],
    effect: { kind: 'assembly', name, assembly: stateOf(assembly) },
    risk: {
      level: 'locks',
      reason: `Callers of ${name} run with the rights of ${permissionSet} from their next call on.`,
      undo: `ALTER ASSEMBLY with PERMISSION_SET = ${before}`,
    },
  };
}

/**
 * NO DEPENDENTS, because DROP ASSEMBLY otherwise takes along what the assembly references and nothing else does.
 * https://learn.microsoft.com/sql/t-sql/statements/drop-assembly-transact-sql
 */
export function dropAssemblyStep(name: string, reason: string): StepDefinition {
  return {
    id: `clr/drop assembly ${name}`,
    phase: 'clr',
    title: `Drop assembly ${name}`,
    kind: 'tx',
    batches: [`DROP ASSEMBLY ${quoted(name)} WITH NO DEPENDENTS;`],
    effect: { kind: 'drop-assembly', name },
    risk: { level: 'locks', reason, undo: 'registering the bytes of the previous bundle' },
  };
}

export function dropRoutineStep(name: string, until: string): StepDefinition {
  return {
    id: `clr/drop ${name}`,
    phase: 'clr',
    title: `Drop CLR routine ${name}`,
    kind: 'tx',
    batches: [dropRoutine(name)],
    effect: { kind: 'drop-routine', name },
    risk: {
      level: 'locks',
      reason: `Calls of ${name} fail ${until}, and its permissions are lost.`,
      undo: 'binding it again',
    },
  };
}

/** A module cannot be altered from T-SQL to CLR (messages 2010, 6530); the target's state does not tell of it. */
export function dropModuleStep(name: string): StepDefinition {
  return {
    ...dropRoutineStep(name, 'until the CLR routine of that name is bound'),
    title: `Drop ${name}, which becomes a CLR routine`,
  };
}

export function bindStep({ name, assembly, statement, sha256 }: WantedRoutine): StepDefinition {
  return {
    id: `clr/bind ${name}`,
    phase: 'clr',
    title: `Create CLR routine ${name}`,
    kind: 'tx',
    batches: [statement],
    effect: { kind: 'routine', name, assembly, sha256 },
    risk: harmless(`dropping ${name}`),
  };
}

function stateOf(assembly: BundledAssembly): AssemblyState {
  const { sha512, mvid, permissionSet, version, fileVersion, publicKeyToken, references } = assembly;
  return { sha512, mvid, permissionSet, version, fileVersion, publicKeyToken, references };
}

function sqlText(text: string): string {
  return text.replaceAll("'", "''");
}
