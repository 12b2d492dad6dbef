import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ChoiceFilter, DayFilter, TextFilter } from '#shared/page/url-filters.tsx';
import { withParameters } from '#shared/page/search-text.ts';
import { Button } from '#shared/ui/button.tsx';

const kinds = ['change', 'reveal', 'access', 'people', 'settings', 'audit', 'denied'] as const;

interface Props {
  people: { id: string; name: string }[];
  accounts: { id: string; name: string }[];
}

export function AuditFilters({ people, accounts }: Props) {
  const { t } = useTranslation(['audit', 'shared']);
  const [search, setSearch] = useSearchParams();
  const change = (changes: Record<string, string>) =>
    setSearch((now) => withParameters(now, changes), { preventScrollReset: true });
  const object = search.get('name') ?? search.get('id');
  const isOfCluster = !object && search.get('cluster');
  const wide = { object: '', id: '', name: '', region: '', cluster: '' };
  return (
    <search aria-label={t('filter.form')} className="flex flex-wrap items-center gap-2">
      <TextFilter name="text" label={t('filter.text')} isWide />
      <ChoiceFilter
        name="kind"
        label={t('filter.kind')}
        any={t('filter.anyKind')}
        choices={kinds.map((value) => ({ value, label: t(`filter.kinds.${value}`) }))}
      />
      <ChoiceFilter
        name="person"
        label={t('filter.person')}
        any={t('filter.anyPerson')}
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {accounts.length > 1 && (
        <ChoiceFilter
          name="account"
          label={t('filter.account')}
          any={t('filter.anyAccount')}
          choices={accounts.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DayFilter name="since" label={t('filter.since')} />
      <DayFilter name="before" label={t('filter.before')} />
      {(object || isOfCluster) && (
        <Button size="sm" onClick={() => change(wide)} title={t('filter.remove')}>
          {object ? t('filter.onObject', { name: object }) : t('filter.onPlace')} <X aria-label={t('filter.remove')} />
        </Button>
      )}
      {search.size > 0 && (
        <Button variant="ghost" onClick={() => setSearch({}, { preventScrollReset: true })}>
          {t('shared:clearFilter')}
        </Button>
      )}
    </search>
  );
}
