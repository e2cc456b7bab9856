import { systemClock } from '../adapters/system/clock.ts';
import { type ExitStatus, errorCodes, exitStatus } from '../errors/codes.ts';
import { asDeployError, type DeployError } from '../errors/deploy-error.ts';
import { apply, build, lint, plan, rehearse, verify } from '../flow.ts';
import type { Command } from '../inputs/define.ts';
import { commands } from '../inputs/definitions.ts';
import { commandHelp, generalHelp } from '../inputs/help.ts';
import { parseCommandLine, type TrustedInputs } from '../inputs/parse.ts';
import { renderError } from '../report/error.ts';
import { recordEvents } from '../report/stamped.ts';
import { compose, toolkitVersion } from './compose.ts';
import { reportFor, terminalColours } from './output.ts';
import { writeReports } from './report-files.ts';

const flow = { rehearse, build, lint, plan, apply, verify } satisfies Record<Command, unknown>;

const withoutTarget: ReadonlySet<Command> = new Set(['build', 'lint']);

/**
 * The command line: parses, composes, runs one command of the flow, and gives the process its exit status.
 * The first Ctrl-C lets the step under way end; what was begun stays resumable.
 */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<ExitStatus> {
  const [first] = args;
  if (first === '--version') return print(`hartonomous ${toolkitVersion}\n`);
  if (first === undefined || first === '--help' || first === 'help') return print(generalHelp());
  if (args.includes('--help') && Object.hasOwn(commands, first)) return print(commandHelp(first as Command));
  try {
    return await run(parseCommandLine(args), environment);
  } catch (error) {
    return refuse(asDeployError(error), args, environment);
  }
}

async function run(inputs: TrustedInputs, environment: NodeJS.ProcessEnv): Promise<ExitStatus> {
  const { command, values } = inputs;
  const { emit, events } = recordEvents(reportFor(values, environment), systemClock);
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  process.on('SIGINT', cancel).on('SIGTERM', cancel);
  const deployment = compose(inputs, environment, emit, abort.signal);
  const start = deployment.clock.elapsed();
  let status: ExitStatus;
  emit({
    event: 'command-started',
    command,
    target: withoutTarget.has(command) ? null : deployment.database.name,
  });
  try {
    status = await flow[command](deployment);
  } catch (thrown) {
    const error = asDeployError(thrown);
    status = errorCodes[error.code];
    emit({ event: 'failed', error });
  } finally {
    await deployment.close();
  }
  emit({ event: 'command-finished', command, status, ms: deployment.clock.elapsed() - start });
  if (values.reports !== undefined) emit(await writeReports(values.reports, events));
  return status;
}

/** An error before there is a report to send it to; a program that asked for JSON gets it as the usual events. */
function refuse(error: DeployError, args: readonly string[], environment: NodeJS.ProcessEnv): ExitStatus {
  if (args.includes('--json')) {
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
