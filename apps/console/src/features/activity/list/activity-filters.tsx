import { OperationKindName, OperationState } from '@isthmus/contracts/operations';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { withParameters } from '#shared/page/search-text.ts';
import { Button } from '#shared/ui/button.tsx';
import { Select } from '#shared/ui/field/select.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';

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
      <label className="text-text-soft flex items-center gap-1.5 text-xs max-sm:flex-1 max-sm:basis-36">
        <span aria-hidden className="whitespace-nowrap">
          {t('filter.before')}
        </span>
        <TextFilter name="before" label={t('filter.before')} type="date" />
      </label>
      {search.size > 0 && (
        <Button variant="ghost" onClick={() => setSearch({}, { preventScrollReset: true })}>
          {t('shared:clearFilter')}
        </Button>
      )}
    </search>
  );
}

interface ChoiceProps {
  /** Name of the URL parameter. */
  name: string;
  label: string;
  any: string;
  choices: { value: string; label: string }[];
}

/** Renders a filter with few choices. The URL stores the selected one. */
function ChoiceFilter({ name, label, any, choices }: ChoiceProps) {
  const [search, setSearch] = useSearchParams();
  return (
    <Select
      aria-label={label}
      value={search.get(name) ?? ''}
      onChange={({ target: { value } }) =>
        setSearch((now) => withParameters(now, { [name]: value }), { preventScrollReset: true })
      }
      className="w-36 max-sm:w-auto max-sm:flex-1 max-sm:basis-36"
    >
      <option value="">{any}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}

interface TextProps {
  /** Name of the URL parameter. */
  name: string;
  label: string;
  type?: 'text' | 'date';
  mono?: boolean;
}

/** Renders a text filter. It applies on Enter or blur, because each change is a request to the BFF. */
function TextFilter({ name, label, type = 'text', mono = false }: TextProps) {
  const [search, setSearch] = useSearchParams();
  const current = search.get(name) ?? '';
  const [typed, setTyped] = useState({ text: current, urlText: current });
  const text = current === typed.urlText ? typed.text : current;
  const apply = () => {
    if (text.trim() !== current)
      setSearch((now) => withParameters(now, { [name]: text.trim() }), { preventScrollReset: true });
  };
  return (
    // Around the input: a tooltip of its own would repeat its name.
    <span title={label} className="contents">
      <TextInput
        type={type}
        mono={mono}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={({ target: { value } }) => setTyped({ text: value, urlText: current })}
        onBlur={apply}
        onKeyDown={({ key }) => key === 'Enter' && apply()}
        className="!w-36 max-sm:!w-auto max-sm:flex-1 max-sm:basis-36"
      />
    </span>
  );
}
