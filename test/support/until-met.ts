/** Tries before a machine counts as too slow for a test that has to meet a process in the middle of its work. */
const mostTries = 5;

/**
 * Repeats a meeting with a running process until it took place in time: the instant of a signal is the machine's
 * to choose. Only that is repeated, never what is expected of the meeting.
 */
export async function untilMet<Meeting>(meet: () => Promise<Meeting | undefined>): Promise<Meeting> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const meeting = await meet();
    if (meeting !== undefined) return meeting;
  }
  throw new Error(`The process was through before it could be met, ${mostTries} times.`);
}
