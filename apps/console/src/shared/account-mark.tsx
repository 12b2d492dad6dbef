import type { AccountColour } from '@isthmus/contracts/cloud-accounts';

const colours: Record<AccountColour, string> = {
  slate: 'bg-(--account-slate)',
  teal: 'bg-(--account-teal)',
  blue: 'bg-(--account-blue)',
  violet: 'bg-(--account-violet)',
  rose: 'bg-(--account-rose)',
  amber: 'bg-(--account-amber)',
  green: 'bg-(--account-green)',
};

/** Shows the account's colour beside its name. */
export const AccountMark = ({ colour }: { colour: AccountColour }) => (
  <span aria-hidden className={`size-3 shrink-0 rounded-[3px] ${colours[colour]}`} />
);
