import { useNavigate } from 'react-router';
import { paths } from '#shared/paths.ts';

/**
 * Returns the act of signing out, which ends at the identity provider's own page when the session came from one. Without an answer too, the
 * page shows the sign-in form and no data.
 */
export function useSignOut() {
  const navigate = useNavigate();
  const showSignIn = () => void navigate(paths.signIn());
  const finish = (providerUrl: string | null) => (providerUrl === null ? showSignIn() : location.assign(providerUrl));
  // Lazy, because most visits do not end so.
  return () => void import('#features/session/entry.ts').then(({ leave }) => leave()).then(finish, showSignIn);
}
