/** Time and identity come from here alone, so that a test can fix both. */
export interface Clock {
  now(): Date;
  /** Milliseconds from an arbitrary start that no change of the system's time moves. */
  elapsed(): number;
  /** A new identifier that no other call on any machine gives. */
  newId(): string;
}
