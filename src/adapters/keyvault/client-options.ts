import type { PipelineOptions } from '@azure/core-rest-pipeline';
import { type Bounds, bounded, witnessed } from './bounds.ts';
import { refusalsKept } from './refusal-text.ts';

/** How requests leave the machine; tests bring an agent of their own, and shorter waits. */
export interface Transport {
  readonly bounds: Bounds;
  readonly agent?: PipelineOptions['agent'];
  /** The wait before the first repetition where an answer asks for none; each further one doubles it. */
  readonly retryDelayMs?: number;
}

/**
 * What every client of the SDKs is made with.
 * @param tell hears what kept an answer away
 */
export function clientOptions({ bounds, agent, retryDelayMs }: Transport, tell: (error: unknown) => void) {
  return {
    ...(agent === undefined ? {} : { agent }),
    retryOptions: { maxRetries: 5, ...(retryDelayMs === undefined ? {} : { retryDelayInMs: retryDelayMs }) },
    additionalPolicies: [
      { policy: bounded(bounds), position: 'perCall' as const },
      { policy: witnessed(tell), position: 'perRetry' as const },
      { policy: refusalsKept, position: 'perRetry' as const },
    ],
  };
}
