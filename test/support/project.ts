import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dacfx, type Ended, eventsOf, hartonomous, profile, spine } from './cli.ts';

type Run = (...args: readonly string[]) => Promise<Ended & { readonly events: ReturnType<typeof eventsOf> }>;

/** Commands that never ask the model engine. */
const withoutModel = ['apply', 'drift', 'metrics'];

/** A copy of a database that a test may change, with the commands that a user would run there. */
export interface ProjectCopy {
  readonly folder: string;
  replace(file: string, text: string, by: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  /** Runs a command with --json, for the profile that the DacFx of the tests can build. */
  readonly run: Run;
  /** The same for another profile. */
  runAs(profile: string, ...args: readonly string[]): ReturnType<Run>;
  /** Runs a command as a person does. */
  runPlainly(...args: readonly string[]): Promise<Ended>;
}

export async function copyProject(folder: string, source = spine): Promise<ProjectCopy> {
  for (const part of ['sql', 'clr']) {
    await cp(join(source, part), join(folder, part), {
      recursive: true,
      filter: (path) => !/[/\\](bin|obj)$/.test(path),
    });
  }
  const optionsOf = (command: string | undefined, as: string): readonly string[] => {
    if (command === 'bundle') return [];
    return ['--as', as, ...(withoutModel.includes(command ?? '') ? [] : ['--dacfx', dacfx])];
  };
  const runPlainly = async (as: string, args: readonly string[]) =>
    hartonomous([...args, ...optionsOf(args[0], as)], { cwd: folder });
  const runAs = async (as: string, ...args: readonly string[]) => {
    const ended = await runPlainly(as, [...args, '--json']);
    return { ...ended, events: eventsOf(ended.stdout) };
  };
  return {
    folder,
    async replace(file, text, by) {
      const path = join(folder, file);
      const before = await readFile(path, 'utf8');
      if (!before.includes(text)) throw new Error(`${file} does not contain ${text}`);
      await writeFile(path, before.replace(text, by));
    },
    async write(file, text) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    },
    run: async (...args) => runAs(profile, ...args),
    runAs,
    runPlainly: async (...args) => runPlainly(profile, args),
  };
}
