import type { Cluster, Rule } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark, type Shape } from '#shared/ui/mark.tsx';
import { paths } from '#shared/paths.ts';

const verdicts: Rule['verdict'][] = ['fail', 'unknown', 'pass'];
const fixOrder: Rule['fixer'][] = ['you', 'you-with-downtime', 'tencent', 'nobody'];

/** Sorts failed rules first. Within a verdict, rules that are easy to fix come first. */
export const inOrder = (rules: Rule[]) =>
  rules.toSorted(
    (a, b) =>
      verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict) ||
      fixOrder.indexOf(a.fixer) - fixOrder.indexOf(b.fixer),
  );

/** Returns the key of the verdict's sentence. For a blocked cluster, it names the rule that is hardest to fix. */
export function sentenceOf({ readiness, rules }: Pick<Cluster, 'readiness' | 'rules'>) {
  if (readiness !== 'blocked') return readiness;
  return inOrder(rules).findLast((rule) => rule.verdict === 'fail')?.reason ?? 'unknown';
}

/** Shows whether a cluster can take external nodes: the verdict, then every rule. Unknown never blocks. */
export function Eligibility({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation('eligibility');
  const { accountId, name, rules } = cluster;
  return (
    <div className="grid gap-3">
      <p className="text-md max-w-[72ch] font-medium">{t(`sentence.${sentenceOf(cluster)}`, { name })}</p>
      <RuleList accountId={accountId} rules={rules} />
    </div>
  );
}

const marks: Record<Rule['verdict'], [shape: Shape, colour: string]> = {
  pass: ['tick', 'text-good'],
  fail: ['square', 'text-bad-fill'],
  unknown: ['question', 'text-text-soft'],
};

interface Props {
  accountId: string;
  rules: Rule[];
}

/** Renders one rule per row: mark, rule, observed value, fix, and who can fix it. */
export function RuleList({ accountId, rules }: Props) {
  const { t } = useTranslation('eligibility');
  return (
    <ul aria-label={t('rules')} className="border-line divide-line max-w-3xl divide-y border-y">
      {inOrder(rules).map(({ rule, verdict, reason, seen, fixer }) => {
        const [shape, colour] = marks[verdict];
        return (
          <li key={rule} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 py-2">
            <Mark shape={shape} className={`mt-1 ${colour}`} />
            <div className="grid gap-0.5">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-medium">
                  <span className="sr-only">{t(`verdict.${verdict}`)} </span>
                  {t(`rule.${rule}`)}
                </span>
                {seen && <span className="text-text-soft font-mono text-xs break-all">{t('seen', { seen })}</span>}
              </p>
              <p className={verdict === 'pass' ? 'text-text-soft' : ''}>{t(`says.${reason}`)}</p>
              {verdict !== 'pass' && (
                <p>
                  {t(`next.${reason}`)}{' '}
                  {rule === 'beta-access' && verdict === 'fail' && (
                    <Link to={paths.onboarding(accountId)} className="link">
                      {t('ticket')}
                    </Link>
                  )}
                </p>
              )}
              {verdict === 'fail' && (
                <p className="text-text-soft text-xs">{t('fixedBy', { who: t(`fixer.${fixer}`) })}</p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
