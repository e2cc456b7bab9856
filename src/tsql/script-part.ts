/** A run of a script's characters; the parts of a script, put together, are the script. */
export type ScriptPart = TextPart | SeparatorPart | CommandPart;

interface Range {
  readonly start: number;
  readonly end: number;
  /** Line of the first character, from 1. */
  readonly line: number;
}

/** T-SQL between two separators or commands; begins and ends outside of comments and literals. */
export interface TextPart extends Range {
  readonly kind: 'text';
  /** Whether it holds nothing but white space and comments. */
  readonly blank: boolean;
}

/** The whole line of a `GO`. */
export interface SeparatorPart extends Range {
  readonly kind: 'separator';
  readonly count: number;
}

/** The whole line of something that sqlcmd carries out itself. */
export interface CommandPart extends Range {
  readonly kind: 'command';
}

/** A place in a script that cannot be taken as it is; both count from 1. */
export interface ScriptFault {
  readonly line: number;
  readonly column: number;
  /** A clause that goes on after the quoted line. */
  readonly why: string;
  /** The beginning of what is meant. */
  readonly excerpt: string;
}
