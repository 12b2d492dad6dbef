import { useSearchParams } from 'react-router';
import { withParameters } from '#shared/page/search-text.ts';
import { Select } from '#shared/ui/field/select.tsx';

interface Props {
  /** Name of the URL parameter. */
  name: string;
  label: string;
  any: string;
  choices: { value: string; label: string }[];
}

/** Renders a filter with few choices. The URL stores the selected one. */
export function ChoiceFilter({ name, label, any, choices }: Props) {
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
