import type { Digest } from '../plan/digest.ts';

export interface AssemblyReference {
  readonly name: string;
  readonly version: string;
  readonly publicKeyToken: string | null;
}

export interface ClrParameter {
  readonly name: string;
  /** As T-SQL writes it, for instance `VARBINARY(8000)`. */
  readonly type: string;
  readonly output: boolean;
}

export interface ClrRoutine {
  readonly kind: string;
  readonly schema: string;
  readonly name: string;
  readonly class: string;
  readonly method: string | null;
  /** Null, as the next three, where the kind of routine has no such property. */
  readonly deterministic: boolean | null;
  readonly precise: boolean | null;
  readonly dataAccess: 'none' | 'read' | null;
  /** What ALTER ASSEMBLY holds it to beside its signature: how rows are filled, how state and values are stored. */
  readonly contract: string | null;
  readonly parameters: readonly ClrParameter[];
  readonly returns: string | null;
}

/** What an assembly's own metadata says of it; nothing is loaded to learn it. */
export interface AssemblyMetadata {
  readonly name: string;
  readonly version: string;
  readonly fileVersion: string | null;
  readonly informationalVersion: string | null;
  /** Null for an assembly without a strong name. */
  readonly publicKeyToken: string | null;
  readonly mvid: string;
  readonly sha512: Digest;
  readonly permissionSet: string | null;
  /** The one kind of host that it is for, `windows`; null for every kind. */
  readonly platform: string | null;
  readonly references: readonly AssemblyReference[];
  /** Native code beside the IL. */
  readonly mixedMode: boolean;
  /** Whether the compiler was asked for the same bytes from the same source. */
  readonly deterministic: boolean;
  /** The place of its PDB, which is part of its bytes. */
  readonly debugPath: string | null;
  /** Whether the module carries UnverifiableCodeAttribute. */
  readonly unverifiableCode: boolean;
  /** Methods that no verifier accepts, with why; others may be among the rest. */
  readonly unverifiableMethods: readonly string[];
  readonly pinvokes: readonly string[];
  readonly writableStatics: readonly string[];
  /** Types with a destructor. */
  readonly finalizers: readonly string[];
  /** Attributes that only UNSAFE code may carry. */
  readonly refusedAttributes: readonly string[];
  /** Called members under HostProtectionAttribute; null when the reference assemblies were not at hand. */
  readonly hostProtected: readonly string[] | null;
  /** Assemblies that its author says the server has registered from its own framework folder. */
  readonly registeredOnHost: readonly string[];
  readonly routines: readonly ClrRoutine[];
}

/** A SQL value in JSON: VARBINARY as `0x…` or `{ float32: […] }`, the rest as JSON's own kinds. */
export type SqlValue = null | boolean | number | string | { readonly float32: readonly number[] };

/** An assembly that the database holds, as a file. */
export interface ClrDependency {
  readonly name: string;
  readonly path: string;
  readonly sha512: Digest;
}

/** A class of a library; every use is refused unless the file has exactly these bytes. */
export interface ClrTarget {
  readonly path: string;
  readonly sha512: Digest;
  readonly class: string;
  /** What the library may reference besides the server's own catalog. */
  readonly dependencies?: readonly ClrDependency[];
}

export interface ClrCall extends ClrTarget {
  readonly method: string;
  readonly arguments: readonly SqlValue[];
}

export interface AggregateCall extends ClrTarget {
  /** The arguments of Accumulate, row by row. */
  readonly rows: readonly (readonly SqlValue[])[];
  /** Where the rows are cut into parts that are merged, ascending; in the middle if absent. */
  readonly cuts?: readonly number[];
}

/** What an aggregate gives for all rows in one group, and for parts that were merged. */
export interface AggregateValues {
  readonly value: SqlValue;
  readonly merged: SqlValue;
}

/** What a procedure has left: its return code, and its output parameters by name. */
export interface ProcedureValues {
  readonly returned: number;
  readonly outputs: Readonly<Record<string, SqlValue>>;
}

/**
 * Runs routines of .NET Framework assemblies: the very bytes that a server would be given.
 * Each throws DeployError CLR_NEEDS_SERVER for what works only inside a server.
 */
export interface ClrCaller {
  /** The value of a scalar function. */
  call(request: ClrCall): Promise<SqlValue>;
  /** The rows of a table function. */
  rows(request: ClrCall): Promise<readonly (readonly SqlValue[])[]>;
  /** One that needs no connection; arguments for all parameters, of an output one the value that it comes with. */
  procedure(request: ClrCall): Promise<ProcedureValues>;
  /** Between any two steps the state goes through the aggregate's own binary form. */
  aggregate(request: AggregateCall): Promise<AggregateValues>;
  /** The text of a user-defined type's value that was parsed, written, read and turned back; null stands for its NULL. */
  parse(request: ClrTarget & { readonly text: string | null }): Promise<string | null>;
}

export interface ClrRuntime extends ClrCaller {
  /** @param referenceAssemblies folder with the .NET Framework's reference assemblies, which tell what the host protects. */
  inspect(path: string, referenceAssemblies?: string): Promise<AssemblyMetadata>;
  close(): Promise<void>;
}
