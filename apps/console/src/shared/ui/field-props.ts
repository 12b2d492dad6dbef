import { createContext, use } from 'react';

export interface FieldProps {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
  'aria-required'?: true;
}
export const FieldContext = createContext<FieldProps | undefined>(undefined);

/** Properties that connect a control to its field. The controls in `shared/ui` use them automatically. */
export const useFieldProps = (): Partial<FieldProps> => use(FieldContext) ?? {};
