import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants, realpath } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Command, Completed, Conversation, Processes } from '../../ports/processes.ts';
import { childEnvironment, type Environment } from './child-environment.ts';

/** Enough of a program's output to show as evidence; the beginning is what gets lost. */
const keptCharacters = 200_000;

/** Real child processes, without a shell, in an environment made from an allow-list. */
export function nodeProcesses(own: Environment): Processes {
  const base = childEnvironment(own);

  function start(command: Omit<Command, 'timeoutMs'>): ChildProcess {
    return spawn(command.file, command.args, {
      cwd: command.cwd,
      env: { ...base, ...command.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      // A group of its own, so that Ctrl-C at a terminal reaches the toolkit alone, which then ends its
      // children in order, and so that a killed `dotnet build` takes its own children along.
      detached: process.platform !== 'win32',
    });
  }

  return {
    async locate(name) {
      const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
      const folders = (base['PATH'] ?? base['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
      for (const path of folders.flatMap((folder) => names.map((file) => join(folder, file)))) {
        const found = await access(path, constants.X_OK).then(
          () => true,
          () => false,
        );
        if (found) return realpath(path);
      }
      return null;
    },

    async run(command) {
      const child = start(command);
      child.stdin?.end();
      const stdout = collect(child.stdout);
      const stopping = { timedOut: false };
      const timer = setTimeout(() => {
        stopping.timedOut = true;
        kill(child);
      }, command.timeoutMs);
      const cancel = (): void => kill(child);
      command.signal?.addEventListener('abort', cancel);
      if (command.signal?.aborted === true) cancel();
      try {
        const ending = await endOf(child);
        return { ...ending, timedOut: stopping.timedOut, stdout: stdout() };
      } finally {
        clearTimeout(timer);
        command.signal?.removeEventListener('abort', cancel);
      }
    },

    converse(command, onLine): Conversation {
      const child = start(command);
      const ended = endOf(child).then((ending) => ({ ...ending, timedOut: false, stdout: '' }));
      if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', onLine);
      // A program that died closes its input; the ending tells why, so the write error adds nothing.
      child.stdin?.on('error', () => undefined);
      return {
        ended,
        send: (line) => void child.stdin?.write(`${line}\n`),
        async stop() {
          kill(child);
          return ended;
        },
      };
    },
  };
}

async function endOf(child: ChildProcess): Promise<Omit<Completed, 'timedOut' | 'stdout'>> {
  const stderr = collect(child.stderr);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, signal: null, stderr: error.message }));
    child.once('close', (status, signal) => resolve({ status, signal, stderr: stderr() }));
  });
}

function collect(stream: ChildProcess['stdout']): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text = (text + chunk).slice(-keptCharacters);
  });
  return () => text;
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // The group is gone already: what was wanted.
  }
}
