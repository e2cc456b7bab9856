import { inspect } from 'node:util';

const shown = '***';

/**
 * A value that nothing prints: as text, as JSON and under inspection it is `***`. Constructing one registers what
 * a log could hold of it, because platforms mask line by line, and because tools print URLs and headers.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string, register: (text: string) => void) {
    this.#value = value;
    for (const form of formsOf(value)) register(form);
  }

  /** The value itself: for the one place that sends it, on standard input or over TLS or SSH. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}

/** Each line and the whole, as they are, URL-encoded and in base64; blank ones would mask everything. */
function formsOf(value: string): ReadonlySet<string> {
  const texts = [value, ...value.split(/\r\n|\r|\n/)].filter((text) => text.trim() !== '');
  return new Set(
    texts.flatMap((text) => [
      text,
      encodeURIComponent(text),
      Buffer.from(text, 'utf8').toString('base64'),
      Buffer.from(text, 'utf8').toString('base64url'),
    ]),
  );
}
