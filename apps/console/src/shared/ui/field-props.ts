import { createContext, use } from 'react';

export interface FieldProps {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
  'aria-required'?: true;
}
export const FieldContext = createContext<FieldProps | undefined>(undefined);

/** What a control takes to belong to its field; the controls of `shared/ui` take it themselves. */
export const useFieldProps = (): Partial<FieldProps> => use(FieldContext) ?? {};
