interface Props {
  /** What is loading, for assistive technology. */
  label: string;
  lines?: number;
}

/** Renders placeholders for coming rows. */
export function Skeleton({ label, lines = 6 }: Props) {
  return (
    <div role="status" aria-label={label} aria-busy className="border-line bg-surface breathing grid rounded-md border">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="border-line flex h-9 items-center gap-6 border-b px-3 last:border-b-0">
          <span className="bg-hover h-3 w-40 rounded" />
          <span className="bg-hover h-3 w-24 rounded" />
          <span className="bg-hover h-3 flex-1 rounded" />
        </div>
      ))}
    </div>
  );
}
