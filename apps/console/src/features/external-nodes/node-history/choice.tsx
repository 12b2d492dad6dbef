interface Props<Name extends string> {
  label: string;
  names: readonly Name[];
  chosen: Name;
  textOf: (name: Name) => string;
  onChoose: (name: Name) => void;
}

/** A few small buttons, one of which is chosen. */
export function Choice<Name extends string>({ label, names, chosen, textOf, onChoose }: Props<Name>) {
  return (
    <span role="group" aria-label={label} className="border-line flex w-fit gap-0.5 rounded-md border p-0.5 text-xs">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          onClick={() => onChoose(name)}
          className="text-text-soft hover:text-text aria-pressed:bg-accent-soft aria-pressed:text-text h-6 rounded px-2 aria-pressed:font-medium pointer-coarse:h-9"
        >
          {textOf(name)}
        </button>
      ))}
    </span>
  );
}
