import type { Operation } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { DiffTable } from '#shared/diff-table.tsx';
import { Section } from '#shared/ui/section.tsx';
import { conflictRows } from './input-rows.ts';
import { useLineWord } from './line-word.ts';

/** Compares the requested values with TKE's values when the operation stopped. Renders nothing for other outcomes. */
export function ConflictDiff({ operation }: { operation: Operation }) {
  const { t } = useTranslation('operations');
  const rows = conflictRows(operation);
  const wordOf = useLineWord();
  if (!rows.length) return null;
  return (
    <Section title={t('conflict.title')} lead={t('conflict.lead')}>
      <DiffTable
        label={t('conflict.title')}
        columns={[t('conflict.read'), t('conflict.requested')]}
        rows={rows.map(({ name, requested, read, differs }) => ({
          name: t(`input.${name}`),
          verdict: differs ? 'changed' : 'same',
          values: [
            read.length ? read.map(wordOf) : [t('shared:none')],
            requested?.map(wordOf) ?? [t('conflict.unchanged')],
          ],
        }))}
      />
    </Section>
  );
}
