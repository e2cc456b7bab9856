import { DeployError } from '../../errors/deploy-error.ts';
import type { Completed, Conversation, Processes } from '../../ports/processes.ts';

export interface HostProgram {
  /** What messages call it, for instance `The DacFx host`. */
  readonly title: string;
  readonly file: string;
  readonly args: readonly string[];
  /** Longest time for one request, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** An error that the program answered with, as opposed to one of the conversation itself. */
export class HostAnswerError extends Error {
  readonly code: string;
  readonly detail: string;

  constructor(code: string, message: string, detail: string) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}

interface Pending {
  readonly op: string;
  readonly conversation: Conversation;
  /** Takes the timer and the listener away. */
  readonly settle: () => void;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A program that answers one JSON line with one JSON line, started at its first request and kept for the
 * next ones. It can crash, hang or be cancelled at any time: each becomes an error with evidence, and the
 * request after it starts the program anew.
 */
export class JsonLinesHost {
  readonly #processes: Processes;
  readonly #program: HostProgram;
  #conversation: Conversation | undefined;
  #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(processes: Processes, program: HostProgram) {
    this.#processes = processes;
    this.#program = program;
  }

  /**
   * @throws HostAnswerError when the program refuses the request.
   * @throws DeployError HOST_FAILED, HOST_TIMED_OUT or CANCELLED when there is no answer.
   */
  async request(op: string, parameters: object = {}): Promise<unknown> {
    if (this.#program.signal?.aborted === true) throw this.#cancelled(op);
    const conversation = this.#conversation ?? this.#start();
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const abandon = (error: DeployError): void => this.#abandon(conversation, id, error);
      const timer = setTimeout(() => abandon(this.#timedOut(op)), this.#program.timeoutMs);
      const cancel = (): void => abandon(this.#cancelled(op));
      this.#program.signal?.addEventListener('abort', cancel);
      const settle = (): void => {
        clearTimeout(timer);
        this.#program.signal?.removeEventListener('abort', cancel);
      };
      this.#pending.set(id, { op, conversation, settle, resolve, reject });
      conversation.send(JSON.stringify({ id, op, ...parameters }));
    });
  }

  async close(): Promise<void> {
    const conversation = this.#conversation;
    this.#conversation = undefined;
    await conversation?.stop();
  }

  #start(): Conversation {
    const conversation = this.#processes.converse(this.#program, (line) => this.#answer(conversation, line));
    this.#conversation = conversation;
    void conversation.ended.then((ending) => {
      this.#forget(conversation);
      this.#failAll(conversation, (op) => this.#died(op, ending));
    });
    return conversation;
  }

  #answer(conversation: Conversation, line: string): void {
    const answer = parseAnswer(line);
    if (answer === undefined || answer.id === null) {
      const fault = answer?.error?.message ?? `it printed a line that is no answer: ${line.slice(0, 200)}`;
      this.#forget(conversation);
      this.#failAll(conversation, (op) => this.#failed(op, fault, {}));
      void conversation.stop();
      return;
    }
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    pending?.settle();
    if (answer.ok) pending?.resolve(answer.result);
    else {
      const { code = 'unknown', message = 'no message', detail } = answer.error ?? {};
      pending?.reject(new HostAnswerError(code, message, detail ?? ''));
    }
  }

  /** A request without an answer in time: the program's state is unknown, so it is ended with everything that waits. */
  #abandon(conversation: Conversation, id: number, error: DeployError): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.settle();
    this.#forget(conversation);
    void conversation.stop().then(() => pending?.reject(error));
  }

  /** The next request starts the program anew. */
  #forget(conversation: Conversation): void {
    if (this.#conversation === conversation) this.#conversation = undefined;
  }

  #failAll(conversation: Conversation, errorFor: (op: string) => DeployError): void {
    for (const [id, pending] of this.#pending) {
      if (pending.conversation !== conversation) continue;
      this.#pending.delete(id);
      pending.settle();
      pending.reject(errorFor(pending.op));
    }
  }

  #died(op: string, ending: Completed): DeployError {
    const how =
      ending.signal === null
        ? `with exit status ${ending.status ?? 'unknown'}`
        : `by signal ${ending.signal}`;
    return this.#failed(op, `it ended ${how}. Its last words: ${lastLines(ending.stderr)}`, {
      status: ending.status,
      signal: ending.signal,
      stderr: ending.stderr,
    });
  }

  #failed(op: string, fault: string, evidence: Record<string, unknown>): DeployError {
    return new DeployError({
      code: 'HOST_FAILED',
      what: `${this.#program.title} gave no answer to '${op}': ${fault}.`,
      remedy:
        'Check that the .NET 10 runtime is installed (dotnet --list-runtimes) and run the command again.',
      evidence,
    });
  }

  #timedOut(op: string): DeployError {
    return new DeployError({
      code: 'HOST_TIMED_OUT',
      what: `${this.#program.title} did not answer '${op}' within ${this.#program.timeoutMs / 1000} s and was ended.`,
      remedy: 'Run the command again on a machine with more memory or a smaller schema.',
      evidence: { op, timeoutMs: this.#program.timeoutMs },
    });
  }

  #cancelled(op: string): DeployError {
    return new DeployError({
      code: 'CANCELLED',
      what: `Cancelled while ${this.#program.title.toLowerCase()} was working on '${op}'.`,
      remedy: 'Run the command again to go on.',
    });
  }
}

interface Answer {
  readonly id: number | null;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: { readonly code?: string; readonly message?: string; readonly detail?: string | null };
}

function parseAnswer(line: string): Answer | undefined {
  try {
    const answer = JSON.parse(line) as Answer | null;
    return typeof answer === 'object' && answer !== null && 'ok' in answer ? answer : undefined;
  } catch {
    return undefined;
  }
}

function lastLines(text: string): string {
  const lines = text.trim().split('\n').slice(-3).join(' / ');
  return lines === '' ? '(none)' : lines;
}
