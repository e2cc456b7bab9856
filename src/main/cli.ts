#!/usr/bin/env node
import { parseAddress } from '../adapters/mssql/address.ts';
import { mssqlName } from '../adapters/mssql/name.ts';
import { rehearsalName } from '../adapters/rehearsal/name.ts';
import { systemClock } from '../adapters/system/clock.ts';
import type { Deployment } from '../engine/deployment.ts';
import type { Event } from '../engine/events.ts';
import { type ExitStatus, errorCodes, exitStatus } from '../errors/codes.ts';
import { asDeployError, type DeployError } from '../errors/deploy-error.ts';
import type { Command } from '../inputs/define.ts';
import { writesReports } from '../inputs/definitions.ts';
import { commandHelp, generalHelp } from '../inputs/help.ts';
import { invalid, isCommand, readInputs, type TrustedInputs, unknownCommand } from '../inputs/parse.ts';
import { renderError } from '../report/error.ts';
import { recordEvents, type StampedEvent } from '../report/stamped.ts';
import { reportFor, terminalColours } from './output.ts';
import { toolkitVersion } from './version.ts';

/**
 * The command line: parses, composes, runs one command of the flow, and gives the process its exit status. What
 * a command needs besides its inputs is loaded after its first line, so that help and mistakes are answered at once.
 * The first Ctrl-C lets the step under way end, the second ends its batch; what was begun stays resumable.
 */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<ExitStatus> {
  const [first, second] = args;
  if (first === '--version') return print(`hartonomous ${toolkitVersion}\n`);
  if (first === undefined || first === '--help' || first === '-h') return print(generalHelp());
  try {
    if (first === 'help') return help(second);
    if (args.includes('--help')) return help(first);
    // A terminal needs no mask: nothing prints a secret, and no platform reads along.
    return await run(await readInputs(args, { variables: environment, mask: () => undefined }), environment);
  } catch (error) {
    return refuse(asDeployError(error), args, environment);
  }
}

function help(command: string | undefined): ExitStatus {
  if (command === undefined || command === '--help') return print(generalHelp());
  if (!isCommand(command)) throw invalid([unknownCommand(command)]);
  return print(commandHelp(command));
}

async function run(inputs: TrustedInputs, environment: NodeJS.ProcessEnv): Promise<ExitStatus> {
  const { command, values } = inputs;
  const { emit, events } = recordEvents(reportFor(values, environment), systemClock);
  const abort = new AbortController();
  const interrupt = new AbortController();
  const cancel = (): void => (abort.signal.aborted ? interrupt : abort).abort();
  process.on('SIGINT', cancel).on('SIGTERM', cancel);
  const start = systemClock.elapsed();
  const dryRun = values['dry-run'] === true;
  emit({ event: 'command-started', command, target: targetOf(inputs), dryRun });
  const [{ compose }, flow] = await Promise.all([import('./compose.ts'), loadFlow()]);
  let deployment: Awaited<ReturnType<typeof compose>> | undefined;
  let status: ExitStatus;
  try {
    deployment = await compose(inputs, environment, emit, {
      signal: abort.signal,
      interrupt: interrupt.signal,
    });
    status = await flow[command](deployment);
  } catch (thrown) {
    const error = asDeployError(thrown);
    status = errorCodes[error.code];
    emit({ event: 'failed', error });
  } finally {
    await deployment?.close();
  }
  emit({ event: 'command-finished', command, status, ms: systemClock.elapsed() - start });
  if (values.reports !== undefined && writesReports(command)) {
    emit(await reportsWritten(values.reports, events));
  }
  return status;
}

/** The exit status is decided by now: a program that was replaced while it ran must not turn it into a fault. */
async function reportsWritten(folder: string, events: readonly StampedEvent[]): Promise<Event> {
  try {
    const { writeReports } = await import('./report-files.ts');
    return await writeReports(folder, events);
  } catch (error) {
    return { event: 'notice', text: `No report was written to ${folder}: ${(error as Error).message}` };
  }
}

/** Each command is the function of its name. */
async function loadFlow(): Promise<Record<Command, (deployment: Deployment) => Promise<ExitStatus>>> {
  return import('../flow.ts');
}

const withoutTarget: ReadonlySet<Command> = new Set(['build', 'lint', 'bundle', 'doctor', 'metrics']);

function targetOf({ command, values }: TrustedInputs): string | null {
  if (withoutTarget.has(command)) return null;
  const { server, database = '', rehearsal = '' } = values;
  return server === undefined ? rehearsalName(rehearsal) : mssqlName(parseAddress(server), database);
}

/** An error before there is a report to send it to; a program that asked for JSON gets it as the usual events. */
function refuse(error: DeployError, args: readonly string[], environment: NodeJS.ProcessEnv): ExitStatus {
  if (args.includes('--json') || ['1', 'true'].includes(environment['HARTONOMOUS_JSON'] ?? '')) {
    const emit = reportFor({ json: true }, environment);
    emit({ event: 'failed', error });
    emit({ event: 'command-finished', command: args[0] ?? '', status: error.exitStatus, ms: 0 });
    return error.exitStatus;
  }
  process.stderr.write(renderError(error, terminalColours(process.stderr, environment), false));
  return error.exitStatus;
}

function print(text: string): ExitStatus {
  process.stdout.write(text);
  return exitStatus.done;
}

process.exitCode = await main(process.argv.slice(2), process.env);
