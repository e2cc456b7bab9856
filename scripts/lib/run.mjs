import { spawn } from 'node:child_process';

/**
 * Runs a program that shows its own output, and resolves with its exit status; an ending by a signal counts
 * as 1. Ctrl-C reaches the program from the terminal itself; what only this process was sent is passed on.
 */
export function run(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const handlers = {
      SIGINT: () => {},
      SIGTERM: () => child.kill('SIGTERM'),
      SIGHUP: () => child.kill('SIGTERM'),
    };
    for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);
    child.once('error', reject);
    child.once('close', (status) => {
      for (const [signal, handler] of Object.entries(handlers)) process.off(signal, handler);
      resolve(status ?? 1);
    });
  });
}

/** Runs a program that must succeed: its output is shown only when it does not. */
export function runQuietly(file, args, options = {}) {
  return outputOf(spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options }), file, args);
}

/** The same for a program that is given a text on its standard input. */
export function runWithInput(text, file, args, options = {}) {
  const child = spawn(file, args, { stdio: 'pipe', ...options });
  child.stdin.end(text);
  return outputOf(child, file, args);
}

function outputOf(child, file, args) {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        output += chunk;
      });
    }
    child.once('error', reject);
    child.once('close', (status, signal) => {
      if (status === 0) return resolve(output);
      const how = signal === null ? `exit status ${status}` : `signal ${signal}`;
      reject(new Error(`${file} ${args.join(' ')} ended with ${how}:\n${shortened(output)}`));
    });
  });
}

/** Some tools say what is wrong first and others last; both ends of a long output are kept. */
function shortened(output) {
  const lines = output.trim().split('\n');
  return (lines.length <= 60 ? lines : [...lines.slice(0, 30), '...', ...lines.slice(-30)]).join('\n');
}
