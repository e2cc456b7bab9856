import { Readable } from 'node:stream';
import type { Client, ClientChannel } from 'ssh2';
import type { RemoteCommand, RemoteStream } from '../../ports/host.ts';
import { cancelled, dropped, failureOf, type RemoteEnding, timedOut } from './failures.ts';
import { lineReader } from './lines.ts';
import { commandLine } from './quote.ts';

/** Enough of the output to show; the beginning is what gets lost. Who needs all of it takes it by lines. */
const keptCharacters = 200_000;

/** How long a command that was told to stop may take to say so, before its channel is given up. */
const stopMs = 2000;

export interface StartedCommand {
  /** The channel, or undefined when none was opened. */
  readonly opened: Promise<ClientChannel | undefined>;
  /** Its standard output, once it has ended with status 0. */
  readonly ended: Promise<string>;
}

/** Starts a command in a channel of its own. */
export function startCommand(client: Client, host: string, command: RemoteCommand): StartedCommand {
  let giveChannel: (channel: ClientChannel | undefined) => void = () => undefined;
  const opened = new Promise<ClientChannel | undefined>((resolve) => {
    giveChannel = resolve;
  });
  const ended = new Promise<string>((resolve, reject) => {
    const { title, timeoutMs, signal } = command;
    let line: string;
    try {
      line = commandLine(command.args);
    } catch (error) {
      giveChannel(undefined);
      return reject(error);
    }
    let channel: ClientChannel | undefined;
    let stopping: Error | undefined;
    let ending: RemoteEnding | undefined;
    let settled = false;
    const settle = (failure: Error | undefined): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      client.removeListener('close', lost);
      signal?.removeEventListener('abort', cancel);
      giveChannel(undefined);
      for (const reader of [out, err]) reader.end();
      if (failure === undefined) resolve(out.text());
      else reject(failure);
    };
    const out = collect('stdout', command.onLine);
    const err = collect('stderr', command.onLine);
    const lost = (): void => settle(stopping ?? dropped(host, `while ${title} ran`));
    const stop = (failure: Error): void => {
      stopping ??= failure;
      channel?.signal('KILL');
      channel?.close();
      setTimeout(() => settle(stopping), stopMs).unref();
    };
    const cancel = (): void => stop(cancelled(host, title));
    const timer = setTimeout(() => stop(timedOut(host, title, timeoutMs)), timeoutMs);
    signal?.addEventListener('abort', cancel);
    client.once('close', lost);
    const opening = (error: Error | undefined, stream: ClientChannel): void => {
      if (error !== undefined) {
        settle(stopping ?? dropped(host, `before ${title} began`, error));
        return;
      }
      channel = stream;
      if (signal?.aborted === true) cancel();
      if (stopping !== undefined) {
        stop(stopping);
        return;
      }
      stream.on('data', out.push);
      stream.stderr.on('data', err.push);
      stream.once('exit', (status: number | null, name?: string) => {
        ending = { status, signal: name ?? null, stderr: '' };
      });
      stream.once('close', () => {
        const whole = ending === undefined ? undefined : { ...ending, stderr: err.text() };
        settle(stopping ?? failureOf(host, title, whole));
      });
      // A command that has ended reads no more; how it ended tells why, so the write error adds nothing.
      stream.on('error', () => undefined);
      giveChannel(stream);
      feed(stream, command.input, stop);
    };
    try {
      client.exec(line, opening);
    } catch (error) {
      settle(dropped(host, `before ${title} began`, error));
    }
  });
  // Whoever waits for the channel alone must not make an unhandled rejection of the end.
  ended.catch(() => undefined);
  return { opened, ended };
}

function feed(stream: ClientChannel, input: RemoteCommand['input'], stop: (failure: Error) => void): void {
  if (input instanceof Readable) {
    // It may have failed before the channel was there.
    if (input.errored !== null) {
      stop(input.errored);
      return;
    }
    input.once('error', stop);
    stream.once('close', () => input.destroy());
    input.pipe(stream);
  } else if (input !== undefined) stream.end(input);
}

function collect(name: RemoteStream, onLine: RemoteCommand['onLine']) {
  let text = '';
  const decoder = new TextDecoder();
  const lines = lineReader((line) => onLine?.(line, name));
  return {
    push(chunk: Uint8Array): void {
      text = (text + decoder.decode(chunk, { stream: true })).slice(-keptCharacters);
      lines.push(chunk);
    },
    end: () => lines.end(),
    text: () => text,
  };
}
