/** A remote program may never end its line. */
const longestLine = 64 * 1024;

/** Cuts a stream of bytes into lines; a line past the bound comes in pieces. */
export function lineReader(onLine: (line: string) => void): {
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
} {
  const decoder = new TextDecoder();
  let rest = '';
  const take = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) emit(line.endsWith('\r') ? line.slice(0, -1) : line);
    while (rest.length > longestLine) {
      emit(rest.slice(0, longestLine));
      rest = rest.slice(longestLine);
    }
  };
  const emit = (line: string): void => {
    for (let at = 0; at === 0 || at < line.length; at += longestLine)
      onLine(line.slice(at, at + longestLine));
  };
  return {
    push: (chunk) => take(decoder.decode(chunk, { stream: true })),
    end() {
      take(decoder.decode());
      if (rest !== '') emit(rest);
      rest = '';
    },
  };
}

/** What a host has printed, fit for a terminal and a log: no control character of its gets there. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `\\x${character.codePointAt(0)?.toString(16).padStart(2, '0')}`,
  );
}
