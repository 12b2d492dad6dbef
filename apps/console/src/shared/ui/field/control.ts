import { createContext, use } from 'react';

/** The look of every text control. */
export const inputLook =
  'w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-text placeholder:text-text-soft/80 hover:border-text-soft aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-canvas disabled:text-text-soft';

export interface FieldProps {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
  'aria-required'?: true;
}
export const FieldContext = createContext<FieldProps | undefined>(undefined);

/** Properties that connect a control to its field. The controls in `shared/ui` use them automatically. */
export const useFieldProps = (): Partial<FieldProps> => use(FieldContext) ?? {};
