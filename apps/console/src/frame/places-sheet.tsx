import type { CloudAccount } from '@isthmus/contracts/cloud-accounts';
import { Sheet } from '#shared/ui/dialog.tsx';
import { SideBar } from './side-bar.tsx';

interface Props {
  account: CloudAccount | undefined;
  accounts: CloudAccount[];
  onClose: () => void;
}

/** Renders the navigation on screens too narrow for the side bar. */
export default function PlacesSheet({ account, accounts, onClose }: Props) {
  return (
    <Sheet side="left" open onOpenChange={onClose} title="Isthmus">
      <SideBar account={account} accounts={accounts} wide />
    </Sheet>
  );
}
