import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Select } from '#shared/ui/field/select.tsx';
import { TextInput } from '#shared/ui/field/text-input.tsx';
import { withParameters } from './search-text.ts';

interface ChoiceProps {
  /** Name of the URL parameter. */
  name: string;
  label: string;
  any: string;
  choices: { value: string; label: string }[];
}

/** Renders a filter with few choices. The URL stores the selected one. */
export function ChoiceFilter({ name, label, any, choices }: ChoiceProps) {
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
  isWide?: boolean;
}

/** Renders a text filter. It applies on Enter or blur, because each change is a request to the BFF. */
export function TextFilter({ name, label, type = 'text', mono = false, isWide = false }: TextProps) {
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
        className={`${isWide ? '!w-64' : '!w-36'} max-sm:!w-auto max-sm:flex-1 max-sm:basis-36`}
      />
    </span>
  );
}

/** Renders a day filter with its name before it, because a date has no placeholder. */
export function DayFilter({ name, label }: Pick<TextProps, 'name' | 'label'>) {
  return (
    <label className="text-text-soft flex items-center gap-1.5 text-xs max-sm:flex-1 max-sm:basis-36">
      <span aria-hidden className="whitespace-nowrap">
        {label}
      </span>
      <TextFilter name={name} label={label} type="date" />
    </label>
  );
}
