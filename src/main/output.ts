import picocolors from 'picocolors';
import type { Emit } from '../engine/events.ts';
import type { Inputs } from '../inputs/definitions.ts';
import { consoleReport } from '../report/console.ts';
import type { Colours } from '../report/error.ts';
import { jsonLinesReport } from '../report/json-lines.ts';

/** Colours on a terminal only, and not where NO_COLOR is set (https://no-color.org). */
export function terminalColours(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Colours {
  const wanted =
    stream.isTTY === true && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
  return picocolors.createColors(wanted);
}

/** Where the events of a command go. */
export function reportFor(inputs: Inputs, environment: NodeJS.ProcessEnv): Emit {
  // A reader that has seen enough (`| head`) must not end a deployment half-way.
  process.stdout.on('error', () => undefined);
  const write = (text: string): void => void process.stdout.write(text);
  if (inputs.json === true) return jsonLinesReport(write);
  const colours = terminalColours(process.stdout, environment);
  return consoleReport({ colours, verbose: inputs.verbose === true, write });
}
