import type { Cluster, Rule } from '@isthmus/contracts/clusters';

const verdicts: Rule['verdict'][] = ['fail', 'unknown', 'pass'];
const fixOrder: Rule['mender'][] = ['you', 'you-with-downtime', 'tencent', 'nobody'];

/** Sorts failed rules first, and the easily fixed ones before those that nobody can fix. */
export const inOrder = (rules: Rule[]) =>
  rules.toSorted(
    (a, b) =>
      verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
      fixOrder.indexOf(a.mender) - fixOrder.indexOf(b.mender),
  );

/** Returns the key of the verdict's sentence. For a blocked cluster, it names the rule that is hardest to fix. */
export function sentenceOf({ standing, rules }: Pick<Cluster, 'standing' | 'rules'>): string {
  if (standing !== 'blocked') return standing;
  return inOrder(rules).findLast(({ verdict }) => verdict === 'fail')?.reason ?? 'unknown';
}
