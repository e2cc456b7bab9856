import type { ErrorCode } from '../../errors/codes.ts';
import { DeployError } from '../../errors/deploy-error.ts';
import type {
  AggregateValues,
  AssemblyMetadata,
  ClrRuntime,
  ProcedureValues,
  SqlValue,
} from '../../ports/clr-runtime.ts';
import type { Processes } from '../../ports/processes.ts';
import { HostAnswerError, JsonLinesHost } from '../json-lines/json-lines-host.ts';

export interface SqlClrOptions {
  /** The host's DLL; the facade lies in its subfolder. */
  readonly host: string;
  readonly signal?: AbortSignal | undefined;
  /** Longest time for one request, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Two minutes: a routine that takes longer in a smoke test has failed it. */
const defaultTimeoutMs = 120_000;

/** The clr-runtime port on .NET 10, through the C# host beside this file. It is CoreCLR, not the server's CLR. */
export function sqlClrRuntime(processes: Processes, options: SqlClrOptions): ClrRuntime {
  const host = new JsonLinesHost(processes, {
    title: 'The SQL CLR host',
    file: 'dotnet',
    args: [options.host],
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    signal: options.signal,
  });

  async function ask<Result>(op: string, parameters: object): Promise<Result> {
    try {
      return (await host.request(op, parameters)) as Result;
    } catch (error) {
      throw error instanceof HostAnswerError ? translated(error) : error;
    }
  }

  return {
    inspect: async (path, referenceAssemblies) =>
      ask<AssemblyMetadata>('inspect', { path, referenceAssemblies }),
    call: async (request) => (await ask<{ value: SqlValue }>('call', request)).value,
    rows: async (request) => (await ask<{ rows: SqlValue[][] }>('rows', request)).rows,
    procedure: async (request) => ask<ProcedureValues>('procedure', request),
    aggregate: async (request) => ask<AggregateValues>('aggregate', request),
    parse: async (request) => (await ask<{ text: string | null }>('type', request)).text,
    close: () => host.close(),
  };
}

/** What the host's own codes mean to a user; any other is a fault of the toolkit. */
const meanings: Readonly<Record<string, { readonly code: ErrorCode; readonly remedy: string }>> = {
  'bytes-differ': { code: 'BUNDLE_TAMPERED', remedy: 'Build the bundle again from its source.' },
  'not-an-assembly': { code: 'CLR_UNSUPPORTED', remedy: 'Give the toolkit a .NET Framework class library.' },
  'unmapped-routine': {
    code: 'CLR_UNSUPPORTED',
    remedy: 'Change the routine or its attributes as the message says.',
  },
  'routine-missing': { code: 'CLR_CALL_FAILED', remedy: 'Build the bundle again from its source.' },
  'call-failed': {
    code: 'CLR_CALL_FAILED',
    remedy: 'Correct the routine, or the arguments that it was given.',
  },
  'needs-server': {
    code: 'CLR_NEEDS_SERVER',
    remedy: 'Check it with a query of sql/verify on a real server.',
  },
  'bad-request': { code: 'CLR_CALL_FAILED', remedy: 'Correct the arguments as the message says.' },
};

function translated(error: HostAnswerError): DeployError {
  const { code, remedy } = meanings[error.code] ?? {
    code: 'HOST_FAILED',
    remedy: 'Please report it with the detail that --verbose shows.',
  };
  return new DeployError({
    code,
    what: error.message,
    remedy,
    evidence: { hostCode: error.code, detail: error.detail },
    cause: error,
  });
}
