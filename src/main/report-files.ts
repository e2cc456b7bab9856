import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Event } from '../engine/events.ts';
import { keptFiles, latestFiles, pageFile, timestampOf } from '../report/files.ts';
import type { StampedEvent } from '../report/stamped.ts';

/**
 * Writes every report file of a command that has ended. A folder that cannot be written to changes nothing
 * about how the command ended: its exit status was decided by then, so the trouble is told and that is all.
 */
export async function writeReports(folder: string, events: readonly StampedEvent[]): Promise<Event> {
  try {
    await mkdir(folder, { recursive: true });
    const log = await writeKept(folder, events);
    for (const { name, content } of latestFiles(events)) await writeFile(join(folder, name), content);
    return { event: 'report-written', file: join(folder, pageFile(events)), log };
  } catch (error) {
    return { event: 'notice', text: `No report was written to ${folder}: ${(error as Error).message}` };
  }
}

/** Two commands that end within one second get names of their own; the log's name decides. */
async function writeKept(folder: string, events: readonly StampedEvent[]): Promise<string> {
  const timestamp = timestampOf(events.at(-1)?.at ?? '');
  for (let attempt = 1; ; attempt++) {
    const [log, ...others] = keptFiles(events, attempt === 1 ? timestamp : `${timestamp}-${attempt}`);
    const file = join(folder, log.name);
    try {
      await writeFile(file, log.content, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    for (const { name, content } of others) await writeFile(join(folder, name), content);
    return file;
  }
}
