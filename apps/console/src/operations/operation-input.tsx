import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { Facts } from '#shared/ui/facts.tsx';
import { inputRows } from './input-rows.ts';
import { useLineWord } from './line-word.ts';

const named = [
  'subnetId',
  'acknowledged',
  'name',
  'runtime',
  'nodeType',
  'labels',
  'taints',
  'deletionProtection',
  'containerDirectory',
  'cordonNewNodes',
  'desiredPodNumber',
  'kubeletArgs',
  'customData',
  'template',
  'withNodes',
  'force',
];

/** Shows the requested values. Secrets are omitted: a script shows its hash. */
export function OperationInput({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const wordOf = useLineWord();
  const facts = inputRows(operation).map(({ name, lines }) => ({
    name: named.includes(name) ? t(`input.${name}`) : name,
    value: lines.length ? (
      <span className="font-mono text-xs break-all">
        {lines.map((line) => (
          <span key={line} className="block">
            {wordOf(line)}
          </span>
        ))}
      </span>
    ) : (
      <span className="text-text-soft">{t('shared:none')}</span>
    ),
  }));
  return facts.length ? (
    <Facts facts={facts} notReported={t('shared:none')} columns={1} />
  ) : (
    <p className="text-text-soft">{t('input.nothing')}</p>
  );
}
