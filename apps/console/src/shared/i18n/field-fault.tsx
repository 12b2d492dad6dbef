import { readFault } from '@isthmus/contracts/fault';
import { useTranslation } from 'react-i18next';

/** Returns a function that translates a fault. It leaves a plain sentence unchanged. */
export function useFaultText() {
  const { t, ready } = useTranslation('fields', { useSuspense: false });
  return (text: string) => {
    const read = readFault(text);
    if (!read) return text;
    return ready ? t(read.code, read.params) : '';
  };
}

interface Props {
  /** The control's id: `<id>-error` describes the control. */
  id?: string | undefined;
  error: string | undefined;
  role?: 'alert';
  className?: string;
}

/** Shows a fault under its field. */
export function FieldFault({ id, error, role, className = '' }: Props) {
  const textOf = useFaultText();
  if (!error) return null;
  return (
    <p {...(id && { id: `${id}-error` })} role={role} className={`text-bad text-xs ${className}`}>
      {textOf(error)}
    </p>
  );
}
