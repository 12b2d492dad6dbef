import type { FleetNodesFilter } from '@isthmus/contracts/fleet-nodes';
import { healthStates, type Health } from '@isthmus/contracts/health';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { countText } from '#shared/i18n/number.ts';
import { cloudAccounts } from '#features/cloud-accounts/queries.ts';
import { StatusMark } from '#shared/status.tsx';
import { FilterInput } from '#shared/ui/field/filter-input.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { hostListOf } from '../list/filter-nodes.ts';

interface Props {
  text: string;
  onText: (text: string) => void;
  filter: FleetNodesFilter;
  onChange: (changes: Record<string, string>) => void;
  counts: Health;
  versions: string[];
}

/** The filters: text or a pasted list, account, version, state with counts, and chips for those that come with a link. */
export function FleetFilters({ text, onText, filter, onChange, counts, versions }: Props) {
  const { t } = useTranslation(['external-nodes', 'health', 'shared']);
  const { data } = useQuery(cloudAccounts());
  const chips = (['clusterId', 'nodePoolId', 'location'] as const).flatMap((name) => {
    const value = filter[name];
    return value ? [{ name, value }] : [];
  });
  return (
    <div role="search" aria-label={t('filters')} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <FilterInput
          label={t('fleet.filter')}
          value={text}
          onChange={onText}
          onPaste={(event) => {
            const list = hostListOf(event.clipboardData.getData('text'));
            if (!list) return;
            event.preventDefault();
            onText(list);
          }}
          className="w-full sm:w-80"
        />
        <Select
          aria-label={t('fleet.account')}
          value={filter.accountId ?? ''}
          onChange={(event) => onChange({ accountId: event.target.value })}
        >
          <option value="">{t('fleet.allAccounts')}</option>
          {data?.accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('version')}
          value={filter.version ?? ''}
          onChange={(event) => onChange({ version: event.target.value })}
        >
          <option value="">{t('allVersions')}</option>
          {[...new Set([...versions, ...(filter.version ? [filter.version] : [])])].map((version) => (
            <option key={version} value={version}>
              {version}
            </option>
          ))}
        </Select>
        {chips.map(({ name, value }) => (
          <button
            key={name}
            type="button"
            onClick={() => onChange({ [name]: '' })}
            className="bg-accent-soft inline-flex h-7 items-center gap-1 rounded-md px-2 text-xs"
          >
            {t(`fleet.chip.${name}`, { value })}
            <X aria-hidden className="size-3" />
            <span className="sr-only">{t('fleet.removeFilter')}</span>
          </button>
        ))}
      </div>
      <ul aria-label={t('health:legend')} className="-ml-2 flex flex-wrap gap-x-1">
        {healthStates
          .filter((state) => counts[state] > 0 || filter.state === state)
          .map((state) => (
            <li key={state}>
              <button
                type="button"
                aria-pressed={filter.state === state}
                onClick={() => onChange({ state: filter.state === state ? '' : state })}
                className="text-text-soft hover:bg-hover aria-pressed:bg-accent-soft inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs pointer-coarse:h-10"
              >
                <StatusMark status={state} />
                <span className="text-text text-sm font-medium">{countText(counts[state])}</span>
                {t(`health:${state}`)}
              </button>
            </li>
          ))}
      </ul>
    </div>
  );
}
