/** From harmless to what no later step brings back. */
export type RiskLevel = 'none' | 'locks' | 'rewrites' | 'destroys';

/** What a person should know of a step before letting it through. */
export interface Risk {
  readonly level: RiskLevel;
  /** One sentence; empty for a step without risk. */
  readonly reason: string;
  /** What takes the step back; null when nothing does. */
  readonly undo: string | null;
}

/** A step that adds something which can be taken away again. */
export function harmless(undo: string): Risk {
  return { level: 'none', reason: '', undo };
}
