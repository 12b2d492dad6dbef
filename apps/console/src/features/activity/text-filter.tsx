import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { withParameters } from '#shared/page/search-text.ts';
import { TextInput } from '#shared/ui/field/text-input.tsx';

interface Props {
  /** Name of the URL parameter. */
  name: string;
  label: string;
  type?: 'text' | 'date';
  mono?: boolean;
}

/** Renders a filter that the BFF applies. It applies on Enter or blur, not on each key press. */
export function TextFilter({ name, label, type = 'text', mono = false }: Props) {
  const [search, setSearch] = useSearchParams();
  const current = search.get(name) ?? '';
  const [typed, setTyped] = useState({ text: current, at: current });
  const text = current === typed.at ? typed.text : current;
  const ask = () => {
    if (text.trim() !== current)
      setSearch((now) => withParameters(now, { [name]: text.trim() }), { preventScrollReset: true });
  };
  return (
    <TextInput
      type={type}
      mono={mono}
      aria-label={label}
      title={label}
      placeholder={label}
      value={text}
      onChange={({ target: { value } }) => setTyped({ text: value, at: current })}
      onBlur={ask}
      onKeyDown={({ key }) => key === 'Enter' && ask()}
      className="!w-36 max-sm:!w-auto max-sm:flex-1 max-sm:basis-36"
    />
  );
}
