import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { ChangedByList } from '#shared/diff/changed-by-list.tsx';
import { DiffView } from '#shared/diff/diff-view.tsx';
import { Facts } from '#shared/ui/facts.tsx';
import { Section } from '#shared/ui/section.tsx';
import { conflictRows, inputRows } from './input-rows.ts';

/** Translates yes and no. Returns any other line unchanged. */
function useLineWord() {
  const { t } = useTranslation();
  return (line: string) => (line === 'true' ? t('yes') : line === 'false' ? t('no') : line);
}

const translatedNames = [
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
] as const;

/** Returns a field's label, or its name in the request. */
function useFieldLabel() {
  const { t } = useTranslation('operation');
  return (name: string) => {
    const known = translatedNames.find((one) => one === name);
    return known ? t(`input.${known}`) : name;
  };
}

/** Shows the requested values. Secrets are omitted: a script shows its hash. */
export function OperationInput({ operation }: { operation: Operation }) {
  const { t } = useTranslation(['operation', 'shared']);
  const wordOf = useLineWord();
  const labelOf = useFieldLabel();
  const facts = inputRows(operation).map(({ name, lines }) => ({
    name: labelOf(name),
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
    <Facts facts={facts} notReported={t('shared:none')} isQuiet />
  ) : (
    <p className="text-text-soft">{t('input.nothing')}</p>
  );
}

/** Compares the requested values with TKE's values when the operation stopped. Renders nothing for other outcomes. */
export function ConflictDiff({ operation }: { operation: Operation }) {
  const { t } = useTranslation(['operation', 'shared']);
  const rows = conflictRows(operation);
  const wordOf = useLineWord();
  const labelOf = useFieldLabel();
  const changes = operation.outcome?.changes ?? [];
  if (!rows.length) return null;
  return (
    <Section title={t('conflict.title')} lead={t('conflict.lead')}>
      {changes.length > 0 && (
        <ChangedByList
          accountId={operation.accountId}
          changes={changes}
          whoOf={(by) => (by ? t('conflict.by', { name: by.name }) : t('conflict.notOurs'))}
          labelOf={labelOf}
        />
      )}
      <DiffView
        label={t('conflict.title')}
        columns={[t('conflict.read'), t('conflict.requested')]}
        rows={rows.map(({ name, requested, read, differs }) => ({
          name: labelOf(name),
          verdict: differs ? 'changed' : 'same',
          before: read.length ? read.map(wordOf) : [t('shared:none')],
          after: requested?.map(wordOf) ?? [t('conflict.unchanged')],
        }))}
      />
    </Section>
  );
}
