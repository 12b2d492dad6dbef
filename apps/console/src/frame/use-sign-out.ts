import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { signingOut } from '#features/session/queries.ts';
import { paths } from '#shared/paths.ts';

/** Returns the act of signing out. Without an answer too, the page shows the sign-in form and no data. */
export function useSignOut() {
  const navigate = useNavigate();
  const { mutateAsync } = useMutation(signingOut());
  const showSignIn = () => void navigate(paths.signIn());
  // Not by the callbacks of `mutate`, which end with the menu or palette that called it.
  return () => void mutateAsync().then(showSignIn, showSignIn);
}
