import type { Batch, LineRun } from './batch.ts';
import { type PlacedFault, placed, refuseFaults } from './batch-fault.ts';
import { batchRemedy } from './batches.ts';
import { isLineBreak } from './characters.ts';
import { lineBreaks, Position } from './position.ts';
import type { CommandPart, TextPart } from './script-part.ts';
import { ScriptReader } from './script-reader.ts';
import { parseCommand } from './sqlcmd-command.ts';
import { isVariableName, substitute } from './variables.ts';

export interface SqlcmdScript {
  /** As the person would name it; the same file always has the same name. */
  readonly file: string;
  readonly text: string;
}

export interface SqlcmdOptions {
  readonly variables?: Readonly<Record<string, string>>;
  /** Reads what `:r path` in the file `from` names; undefined when there is no such file. */
  readonly include: (path: string, from: string) => SqlcmdScript | undefined;
}

/** Files that include others twice, and those again, would otherwise never end. */
const mostIncludes = 1000;

/**
 * Splits a script of the user's own in sqlcmd mode: `:setvar`, `$(name)`, `:r` and `:on error exit` are carried out
 * and every other command is refused by name. Separators are found before values are put in, so no value makes or
 * hides one; a value goes in as it is, whatever quotes it holds, as with sqlcmd itself.
 * @throws DeployError TSQL_SQLCMD_INVALID with every command, variable or include that cannot be carried out.
 * @throws DeployError TSQL_AMBIGUOUS_BATCH with every line that tools read differently, in any of the files.
 */
export function sqlcmdBatches(script: SqlcmdScript, options: SqlcmdOptions): readonly Batch[] {
  const reader = new SqlcmdReader(options, script.file);
  reader.read(script, []);
  return reader.finish();
}

class SqlcmdReader {
  readonly #options: SqlcmdOptions;
  /** By upper-case name. */
  readonly #variables = new Map<string, string>();
  readonly #batches: Batch[] = [];
  readonly #unreadable: PlacedFault[] = [];
  readonly #unable: PlacedFault[] = [];
  #includes = 0;
  /** Of the batch that is being read. */
  #runs: { readonly text: string; readonly file: string; readonly line: number }[] = [];
  #blank = true;
  #used = new Set<string>();

  constructor(options: SqlcmdOptions, file: string) {
    this.#options = options;
    for (const [name, value] of Object.entries(options.variables ?? {})) {
      if (isVariableName(name) && !/[\r\n]/.test(value)) this.#variables.set(name.toUpperCase(), value);
      else {
        const text = `is given the variable '${name}', whose name is none or whose value has more than one line`;
        this.#unable.push({ place: { file }, text });
      }
    }
  }

  read(script: SqlcmdScript, within: readonly string[]): void {
    const { parts, faults } = new ScriptReader(script.text, 'sqlcmd');
    this.#unreadable.push(...faults.map((fault) => placed(script.file, fault)));
    for (const part of parts) {
      if (part.kind === 'text') this.#text(script, part);
      else if (part.kind === 'command') this.#command(script, part, within);
      else this.#endBatch(part.count);
    }
  }

  finish(): readonly Batch[] {
    this.#endBatch(1);
    refuseFaults(
      this.#unable,
      'TSQL_SQLCMD_INVALID',
      'Give every variable a value, name files that are there, and take out what sqlcmd would do on its own machine.',
    );
    refuseFaults(this.#unreadable, 'TSQL_AMBIGUOUS_BATCH', batchRemedy);
    return this.#batches;
  }

  #text({ file, text }: SqlcmdScript, { start, end, line, blank }: TextPart): void {
    const written = text.slice(start, end);
    this.#runs.push({ text: this.#substituted(written, file, line), file, line });
    this.#blank &&= blank;
  }

  #substituted(text: string, file: string, firstLine: number): string {
    const position = new Position();
    let reached = 0;
    return substitute(text, (name, offset) => {
      const value = name === undefined ? undefined : this.#variables.get(name.toUpperCase());
      if (name !== undefined) this.#used.add(name.toUpperCase());
      if (value !== undefined) return value;
      // Only ever forwards: a script can have as many faults as it has lines.
      position.advance(text, reached, offset);
      reached = offset;
      const place = { file, line: firstLine + position.line - 1, column: position.column };
      const why = name === undefined ? "'$(' does not begin a $(name)" : `'$(${name})' has no value`;
      this.#unable.push({ place, text: why });
      return undefined;
    });
  }

  #command(script: SqlcmdScript, part: CommandPart, within: readonly string[]): void {
    const line = script.text.slice(part.start, part.end).trim();
    const refuse = (why: string): void => {
      this.#unable.push({
        place: { file: script.file, line: part.line },
        text: `'${line.slice(0, 60)}' ${why}`,
      });
    };
    const command = parseCommand(line);
    if (typeof command === 'string') refuse(command);
    else if (command.kind === 'setvar') {
      const name = command.name.toUpperCase();
      if (this.#used.has(name)) refuse('changes a variable that its batch has used already');
      else if (command.value === undefined) this.#variables.delete(name);
      else this.#variables.set(name, command.value);
    } else if (command.kind === 'include') {
      const path = this.#substituted(command.path, script.file, part.line);
      const included = this.#options.include(path, script.file);
      const open = [...within, script.file];
      if (included === undefined) refuse('names a file that is not there');
      else if (open.includes(included.file))
        refuse(`includes itself: ${[...open, included.file].join(' -> ')}`);
      else if (++this.#includes > mostIncludes) refuse(`is one of more than ${mostIncludes} includes`);
      else this.read(included, open);
    }
  }

  #endBatch(count: number): void {
    const [first] = this.#runs;
    if (first !== undefined && !this.#blank) {
      const { file, line } = first;
      const texts: string[] = [];
      const runs: LineRun[] = [];
      let batchLine = 1;
      let lineEnded = true;
      for (const run of this.#runs) {
        // A file that does not end its last line must not join it with the next one.
        if (!lineEnded) {
          texts.push('\n');
          batchLine++;
        }
        runs.push({ batchLine, file: run.file, line: run.line });
        texts.push(run.text);
        batchLine += lineBreaks(run.text, 0, run.text.length);
        if (run.text !== '') lineEnded = isLineBreak(run.text.charCodeAt(run.text.length - 1));
      }
      this.#batches.push({ text: texts.join(''), count, file, line, further: runs.slice(1) });
    }
    this.#runs = [];
    this.#blank = true;
    this.#used = new Set();
  }
}
