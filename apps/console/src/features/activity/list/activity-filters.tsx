import { OperationKindName, OperationState } from '@isthmus/contracts/operations';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ChoiceFilter, DayFilter, TextFilter } from '#shared/page/url-filters.tsx';
import { Button } from '#shared/ui/button.tsx';

const types = ['operation', 'reveal', 'change'] as const;

interface Props {
  people: { id: string; name: string }[];
}

export function ActivityFilters({ people }: Props) {
  const { t } = useTranslation(['activity', 'operations', 'shared']);
  const [search, setSearch] = useSearchParams();
  return (
    <search aria-label={t('filter.form')} className="flex flex-wrap items-center gap-2">
      <ChoiceFilter
        name="type"
        label={t('filter.type')}
        any={t('filter.anyType')}
        choices={types.map((value) => ({ value, label: t(`filter.types.${value}`) }))}
      />
      <ChoiceFilter
        name="kind"
        label={t('filter.kind')}
        any={t('filter.anyKind')}
        choices={OperationKindName.options.map((value) => ({ value, label: t(`operations:kind.${value}`) }))}
      />
      <ChoiceFilter
        name="state"
        label={t('filter.state')}
        any={t('filter.anyState')}
        choices={OperationState.options.map((value) => ({ value, label: t(`operations:state.${value}`) }))}
      />
      <ChoiceFilter
        name="person"
        label={t('filter.person')}
        any={t('filter.anyPerson')}
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextFilter name="object" label={t('filter.object')} />
      <TextFilter name="request" label={t('filter.request')} mono />
      <DayFilter name="before" label={t('filter.before')} />
      {search.size > 0 && (
        <Button variant="ghost" onClick={() => setSearch({}, { preventScrollReset: true })}>
          {t('shared:clearFilter')}
        </Button>
      )}
    </search>
  );
}
