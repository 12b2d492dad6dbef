import { Link, type LinkProps } from 'react-router';
import { buttonLook, type ButtonVariant } from './button.tsx';

interface Props extends LinkProps {
  variant?: ButtonVariant;
  size?: 'md' | 'sm';
}

export function LinkButton({ variant = 'secondary', size, className = '', ...rest }: Props) {
  return <Link className={`${buttonLook(variant, size)} ${className}`} {...rest} />;
}
