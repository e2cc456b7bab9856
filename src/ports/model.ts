import type { SourcePlace } from '../errors/deploy-error.ts';

export interface SqlText {
  /** As the person would name it: relative to the project, forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface SqlMessage {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly text: string;
  readonly place: SourcePlace;
}

export interface ModelBuild {
  /** The model engine's name of the platform, for instance `Sql160`. */
  readonly platform: string;
  readonly name: string;
  readonly files: readonly SqlText[];
  /** DACPACs whose objects count as being in the same database. */
  readonly references: readonly string[];
  /** The renames that a person declared, in the format of SQL Server Data Tools' refactor log. */
  readonly renames?: SqlText | undefined;
  /** Names of schemas that the files use and that whoever references the package creates. */
  readonly borrowedSchemas?: readonly string[];
  /** The DACPAC to write. */
  readonly output: string;
}

export interface BuiltModel {
  readonly messages: readonly SqlMessage[];
  /** Where a person wrote each named object and each column of a table, by the name that the engine gives it. */
  readonly places: Readonly<Record<string, SourcePlace>>;
}

export interface ModelComparison {
  readonly platform: string;
  readonly database: string;
  readonly source: string;
  /** The DACPAC of what the target holds; null for an empty database. */
  readonly target: string | null;
}

/** One typed step of a comparison. */
export interface ModelChange {
  readonly kind:
    | 'create'
    | 'alter'
    | 'drop'
    /** A table is rebuilt: every row is copied. */
    | 'data'
    /** What the refactor log declares. */
    | 'rename'
    | 'move'
    /** SYSTEM_VERSIONING is turned off or on. */
    | 'versioning'
    | 'script'
    | 'other';
  readonly objectType: string | null;
  readonly object: string | null;
  /** About a memory-optimized table or a natively compiled module, whose DDL no transaction may hold. */
  readonly inMemory: boolean;
  readonly batches: readonly string[];
}

export interface ModelColumn {
  readonly name: string;
  /** Null where the engine tells none: computed columns and columns of views. */
  readonly type: string | null;
  /** In characters or bytes, -1 for MAX; of a VECTOR its dimension. */
  readonly length: number | null;
  /** Of a VECTOR the bits of a component. */
  readonly precision: number | null;
  /** Null for none and for 0. */
  readonly scale: number | null;
  readonly nullable: boolean | null;
  readonly computed: boolean;
  /** Has a DEFAULT. */
  readonly defaulted: boolean;
  /** A column of a temporal table's period. */
  readonly generated: 'row start' | 'row end' | null;
  readonly identity: { readonly seed: string; readonly increment: string } | null;
}

/** What a table is besides its columns. */
export interface ModelTable {
  readonly graph: 'node' | 'edge' | null;
  readonly memoryOptimized: boolean;
  /** The table that keeps the earlier versions of its rows, while SYSTEM_VERSIONING is on. */
  readonly history: string | null;
  /** For instance `90 DAYS`; null when history is kept for ever. */
  readonly retention: string | null;
}

export interface ModelObject {
  readonly type: string;
  readonly name: string;
  /** Empty for all but tables and views. */
  readonly columns: readonly ModelColumn[];
  /** Null for all but tables. */
  readonly table: ModelTable | null;
  /** SHA-256 of the script that makes it; null where the engine gives none. Two engines may write it differently. */
  readonly definition: string | null;
}

/** The engine that understands a whole schema: builds it, compares it, describes it, checks texts against it. */
export interface Model {
  /** Writes the DACPAC if there is no error; the same input gives the same bytes. */
  build(request: ModelBuild): Promise<BuiltModel>;
  compare(request: ModelComparison): Promise<readonly ModelChange[]>;
  describe(dacpac: string): Promise<readonly ModelObject[]>;
  /** Parses texts and resolves their names against a DACPAC. */
  check(dacpac: string, texts: readonly SqlText[]): Promise<readonly SqlMessage[]>;
  /** Platforms that this engine can build, for instance `Sql150`, and its version. */
  capabilities(): Promise<{ readonly version: string; readonly platforms: readonly string[] }>;
  close(): Promise<void>;
}
