import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dacfx, type Ended, eventsOf, hartonomous, profile, spine } from './cli.ts';

/** A copy of a database that a test may change, with the commands that a user would run there. */
export interface ProjectCopy {
  readonly folder: string;
  replace(file: string, text: string, by: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  run(...args: readonly string[]): Promise<Ended & { readonly events: ReturnType<typeof eventsOf> }>;
}

export async function copyProject(folder: string, source = spine): Promise<ProjectCopy> {
  for (const part of ['sql', 'clr']) {
    await cp(join(source, part), join(folder, part), {
      recursive: true,
      filter: (path) => !/[/\\](bin|obj)$/.test(path),
    });
  }
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
    async run(command = '', ...args) {
      const options = ['--as', profile, '--json', ...(command === 'apply' ? [] : ['--dacfx', dacfx])];
      const ended = await hartonomous([command, ...args, ...options], { cwd: folder });
      return { ...ended, events: eventsOf(ended.stdout) };
    },
  };
}
