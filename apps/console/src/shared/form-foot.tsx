import type { ReactNode } from 'react';

interface Props {
  /** In one sentence, what will happen. */
  sentence: ReactNode;
  children: ReactNode;
  /** Under the buttons: the API call to show. */
  more?: ReactNode;
}

/** The foot of a form: its buttons and what they will do, in view while the fields scroll. */
export const FormFoot = ({ sentence, children, more }: Props) => (
  <footer className="border-line bg-canvas sticky bottom-0 z-10 -mx-3 grid max-h-[70dvh] gap-2 overflow-y-auto border-t px-3 py-3 md:-mx-6 md:px-6">
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="flex flex-wrap gap-2">{children}</div>
      <p className="text-text-soft max-w-[72ch] min-w-0 flex-1 basis-64">{sentence}</p>
    </div>
    {more}
  </footer>
);
