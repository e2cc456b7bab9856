import type { Rule } from '../rule.ts';

/** Found by the lint itself, once all other rules have spoken. */
export const unusableSuppression: Rule = {
  id: 'HD000',
  title: 'A suppression names no rule, gives no reason, or suppresses nothing',
  why: 'A finding may stand only for a reason that a reader can judge, and a suppression that outlives its finding hides the next one.',
  source: "this toolkit's own rule",
  fix: 'Write `-- hartonomous:allow <rule> <reason>` on the line above what is found, or delete it.',
  severity: 'error',
  find: () => [],
};
