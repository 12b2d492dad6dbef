import type { Person, SecondFactor } from '@isthmus/contracts/people';

type Reported = SecondFactor['reported'][number];

/** The provider reported a password, and nothing else. */
export const isPasswordOnly = ({ methods }: Reported) => methods.length === 1 && methods[0] === 'pwd';

/** Whether a password alone lets the person in: here, or at the last sign-in at a provider, as the provider reported. */
export const hasPasswordAlone = ({ secondFactor }: Pick<Person, 'secondFactor'>) =>
  secondFactor !== null && (secondFactor.passwordAlone || secondFactor.reported.some(isPasswordOnly));

/** Sorts those with a password alone first, then those of whom nothing is known. */
export function rankOfFactor(person: Pick<Person, 'secondFactor'>) {
  if (hasPasswordAlone(person)) return 0;
  const { own = [], reported = [] } = person.secondFactor ?? {};
  return own.length > 0 || reported.some(({ methods }) => methods.length > 0) ? 2 : 1;
}
