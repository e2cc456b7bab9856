import { rm, writeFile } from 'node:fs/promises';
import { DeployError, type SourcePlace } from '../../errors/deploy-error.ts';
import type { BuiltModel, Model, ModelChange, ModelObject, SqlMessage } from '../../ports/model.ts';
import type { Processes } from '../../ports/processes.ts';
import { HostAnswerError, JsonLinesHost } from '../json-lines/json-lines-host.ts';
import { borrowedSchemaFiles, withoutBorrowedSchemas } from './borrowed-schemas.ts';
import { canonicalDacpac } from './canonical-dacpac.ts';

export interface DacFxOptions {
  /** The host's DLL. */
  readonly host: string;
  /** The folder with DacFx's files. */
  readonly dacfx: string;
  readonly signal?: AbortSignal | undefined;
  /** Longest time for one request, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Ten minutes: thirty times what a cold build of 1,030 model elements takes on two cores (about 7 s) and more. */
const defaultTimeoutMs = 600_000;

interface HostMessage {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly text: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** The model port on DacFx, through the C# host beside this file. */
export function dacFxModel(processes: Processes, options: DacFxOptions): Model {
  const host = new JsonLinesHost(processes, {
    title: 'The DacFx host',
    file: 'dotnet',
    args: [options.host, '--dacfx', options.dacfx],
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    signal: options.signal,
  });

  async function ask<Result>(op: string, parameters: object = {}): Promise<Result> {
    try {
      return (await host.request(op, parameters)) as Result;
    } catch (error) {
      throw error instanceof HostAnswerError ? translated(error, op, options.dacfx) : error;
    }
  }

  return {
    async capabilities() {
      const hello = await ask<{ dacfx: string; models: string[] }>('hello');
      return { version: hello.dacfx, platforms: hello.models };
    },

    async build({ platform, name, files, references, borrowedSchemas = [], renames, output }) {
      const draft = `${output}.draft`;
      const answer = await ask<HostBuild>('build', {
        model: platform,
        name,
        version: '1.0.0.0',
        files: [...files, ...borrowedSchemaFiles(borrowedSchemas)],
        references,
        renames,
        output: draft,
      });
      if (answer.built) {
        await writeFile(
          output,
          await canonicalDacpac(draft, (text) => withoutBorrowedSchemas(text, borrowedSchemas)),
        );
        await rm(draft);
      }
      return { messages: answer.messages.map(toMessage), places: answer.places ?? {} };
    },

    async compare({ platform, database, source, target }) {
      const answer = await ask<{ steps: HostStep[] }>('diff', {
        model: platform,
        database,
        source,
        target,
        // DacFx guards a whole table at once and is silent on several kinds of loss: the guards are the planner's.
        options: { blockOnPossibleDataLoss: false, dropObjectsNotInSource: true },
      });
      return answer.steps.map(toChange);
    },

    async describe(dacpac) {
      const { objects } = await ask<{ objects: HostObject[] }>('describe', { package: dacpac });
      return objects.flatMap(({ type, name, columns, table, definition }) =>
        name === null ? [] : [{ type, name, columns: columns ?? [], table, definition }],
      );
    },

    async check(dacpac, texts) {
      const answer = await ask<{ messages: HostMessage[] }>('check', { package: dacpac, files: texts });
      return answer.messages.map(toMessage);
    },

    close: () => host.close(),
  };
}

interface HostBuild {
  readonly built: boolean;
  readonly messages: readonly HostMessage[];
  /** Null unless it was built. */
  readonly places: BuiltModel['places'] | null;
}

interface HostObject {
  readonly type: string;
  /** Null for what has no name of its own: database options, unnamed constraints. */
  readonly name: string | null;
  readonly columns: ModelObject['columns'] | null;
  readonly table: ModelObject['table'];
  readonly definition: string | null;
}

interface HostStep {
  readonly kind: ModelChange['kind'];
  readonly objectType: string | null;
  readonly object: string | null;
  readonly inMemory: boolean;
  readonly sql: readonly string[];
}

function toChange({ kind, objectType, object, inMemory, sql }: HostStep): ModelChange {
  return { kind, objectType, object, inMemory, batches: sql };
}

function toMessage(message: HostMessage): SqlMessage {
  const { severity, code, text, file, line, column } = message;
  return { severity, code, text, place: placeOf(file ?? '(model)', line, column) };
}

function placeOf(file: string, line: number | null, column: number | null): SourcePlace {
  if (line === null) return { file };
  return column === null ? { file, line } : { file, line, column };
}

function translated(error: HostAnswerError, op: string, folder: string): DeployError {
  if (error.code === 'dacfx-missing') {
    return new DeployError({
      code: 'DACFX_MISSING',
      what: `The folder ${folder} does not hold a DacFx that can be used: ${error.message}`,
      remedy:
        'Name a folder with all files of DacFx, for instance that of an installed SqlPackage, with --dacfx.',
      evidence: { detail: error.detail },
    });
  }
  if (error.code === 'unsupported-platform') {
    return new DeployError({
      code: 'PROFILE_UNSUPPORTED',
      what: `This DacFx does not know the platform: ${error.message}`,
      remedy: 'Name a newer DacFx with --dacfx, or choose an older platform with --as.',
    });
  }
  if (error.code === 'unreadable-package') {
    return new DeployError({
      code: 'DACPAC_UNREADABLE',
      what: `DacFx cannot open a DACPAC: ${error.message}`,
      remedy: 'Build or fetch it again; a file that was cut off on its way looks like this.',
      evidence: { detail: error.detail },
    });
  }
  return new DeployError({
    code: 'DACFX_FAILED',
    what: `DacFx could not carry out '${op}': ${error.message}`,
    remedy: 'The detail holds the whole exception; if the schema looks right, please report it.',
    evidence: { detail: error.detail },
    cause: error,
  });
}
