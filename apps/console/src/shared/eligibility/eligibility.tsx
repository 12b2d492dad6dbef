import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from './judge.ts';
import { RuleList } from './rule-list.tsx';

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
