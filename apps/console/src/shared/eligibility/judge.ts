import type { Cluster, Rule } from '@isthmus/contracts/clusters';

const verdicts: Rule['verdict'][] = ['fail', 'unknown', 'pass'];
const menders: Rule['mender'][] = ['you', 'you-with-downtime', 'tencent', 'nobody'];

/** What fails first, and of that what can be mended at once before what nobody can mend. */
export const inOrder = (rules: Rule[]) =>
  rules.toSorted(
    (a, b) =>
      verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
      menders.indexOf(a.mender) - menders.indexOf(b.mender),
  );

/** Names the sentence of the verdict: of a blocked cluster, the rule that is hardest to mend. */
export function sentenceOf({ standing, rules }: Pick<Cluster, 'standing' | 'rules'>): string {
  if (standing !== 'blocked') return standing;
  return inOrder(rules).findLast(({ verdict }) => verdict === 'fail')?.reason ?? 'unknown';
}
