import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { asDeployError, DeployError } from '../../errors/deploy-error.ts';
import type { Owner } from '../../ports/database.ts';
import type { ChangeEntry, Stamp } from '../ledger-log/records.ts';

/** A holder as the log keeps it: the start time tells a process from a later one with the same number. */
export interface LockHolder extends Owner {
  readonly processStart: string | null;
}

/** What one append to a rehearsal target holds: a change, or who has the lock. */
export type LogEntry =
  | ChangeEntry
  | { readonly kind: 'lock'; readonly owner: LockHolder }
  | { readonly kind: 'release' };

export type LogRecord = LogEntry & Stamp;

/** Rises when a reader of older records could misread newer ones; docs/FORMATS.md. */
export const logFormat = 2;

const recordName = /^(\d{8})\.json$/;

function fileOf(sequence: number): string {
  return `${String(sequence).padStart(8, '0')}.json`;
}

/**
 * Reads a target's whole log in order; a target that does not exist yet has an empty one.
 * @throws DeployError TARGET_BROKEN for a record that is missing or cannot be read.
 */
export async function readLog(folder: string): Promise<readonly LogRecord[]> {
  return logReader(folder)();
}

/** Reads a log again and again, each record once: what is in the log never changes, so only the new is read. */
export function logReader(folder: string): () => Promise<readonly LogRecord[]> {
  let known: readonly LogRecord[] = [];
  return async () => {
    const names = await recordNames(folder);
    // Fewer than before: another target has taken the folder's place.
    if (names.length < known.length) known = [];
    const added = names.slice(known.length);
    const from = known;
    const read = await Promise.all(
      added.map(async (name, at) => readRecord(join(folder, name), from.length + at + 1)),
    );
    known = [...from, ...read];
    return known;
  };
}

async function recordNames(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => recordName.test(name)).sort();
}

async function readRecord(path: string, sequence: number): Promise<LogRecord> {
  if (basename(path) !== fileOf(sequence)) throw broken(path, `the record before it is missing`);
  const text = await readFile(path, 'utf8');
  try {
    const { format, ...record } = JSON.parse(text) as LogRecord & { readonly format?: number };
    if (format === logFormat) return record as LogRecord;
    throw otherFormat(path, format);
  } catch (error) {
    if (error instanceof DeployError) throw error;
    throw broken(path, `it cannot be read (${(error as Error).message})`);
  }
}

function otherFormat(path: string, format = 1): DeployError {
  return new DeployError({
    code: 'TARGET_BROKEN',
    what: `The rehearsal target's log has format ${format} at ${path}, and this version reads and writes format ${logFormat}.`,
    remedy: 'Use the version that wrote it, or delete the whole rehearsal target and rehearse from nothing.',
    evidence: { path, format },
  });
}

/**
 * Appends a record if its sequence number is still free. The record is written aside, flushed, and then
 * linked to its name: link(2) fails when the name exists, so of two writers one wins, a reader never sees
 * half a record, and a writer killed at any instant leaves either all of it or nothing.
 * @returns false when another writer was first.
 * @throws DeployError LEDGER_NOT_WRITTEN when the file system takes no more: the log is as it was.
 */
export async function appendRecord(folder: string, record: LogRecord): Promise<boolean> {
  const draft = join(folder, `.${process.pid}-${record.sequence}-${record.fencingToken}.draft`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFlushed(draft, `${JSON.stringify({ format: logFormat, ...record })}\n`);
    await link(draft, join(folder, fileOf(record.sequence)));
    return true;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && syscall === 'link') return false;
    throw ledgerNotWritten(error);
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What kept the ledger from being written, by the system's own words if they are that. */
export function ledgerNotWritten(error: unknown): DeployError {
  const { code, what, evidence } = asDeployError(error);
  if (code !== 'FILES_REFUSED') return asDeployError(error);
  return new DeployError({
    code: 'LEDGER_NOT_WRITTEN',
    what: `The run stopped because its ledger could not be written. ${what}`,
    remedy:
      'Mend that, for instance by making room, and run the same command again: it goes on where the ledger ends.',
    evidence,
    cause: error,
  });
}

function broken(path: string, fault: string): DeployError {
  return new DeployError({
    code: 'TARGET_BROKEN',
    what: `The rehearsal target's log is damaged at ${path}: ${fault}.`,
    remedy: 'Restore the folder from a copy, or delete the whole rehearsal target and rehearse from nothing.',
  });
}
