import type { ExternalNodePool, ModifyExternalNodePool } from '@isthmus/contracts/external-node-pools';
import { useTranslation } from 'react-i18next';
import { DiffTable } from '#shared/diff-table.tsx';
import { alike } from '#shared/form/kept-values.ts';
import { changeableNames, useChangeLines } from './use-change-lines.ts';

interface Props {
  seen: ExternalNodePool;
  now: ExternalNodePool;
  wanted: ModifyExternalNodePool | null;
}

/** Compares three versions: as seen, as it is now, and as typed. */
export function PoolVersions({ seen, now, wanted }: Props) {
  const { t } = useTranslation(['external-node-pools', 'pool-settings']);
  const linesOf = useChangeLines();
  const rows = changeableNames
    .map((name) => ({
      name,
      values: [
        linesOf(name, seen),
        linesOf(name, now),
        wanted?.[name] === undefined ? [t('modify.asItIs')] : linesOf(name, seen, wanted),
      ],
    }))
    .filter(({ name, values: [saw, is] }) => !alike(saw, is) || wanted?.[name] !== undefined)
    .map((row) => ({
      ...row,
      verdict: alike(row.values[0], row.values[1]) ? ('same' as const) : ('changed' as const),
    }));
  return (
    <DiffTable label={t('moved.versions')} columns={[t('moved.saw'), t('moved.now'), t('moved.want')]} rows={rows} />
  );
}
