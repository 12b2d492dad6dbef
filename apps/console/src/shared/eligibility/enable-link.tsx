import type { Cluster } from '@isthmus/contracts/clusters';
import { useTranslation } from 'react-i18next';
import { paths } from '#shared/paths.ts';
import { LinkButton } from '#shared/ui/link-button.tsx';
import { enableOfferOf } from './enable-offer.ts';

/** Where a page that needs external nodes sends the person: to enabling, where it can be done, else to why it cannot. */
export function EnableLink({ cluster }: { cluster: Cluster }) {
  const { t } = useTranslation();
  const offer = enableOfferOf(cluster);
  const enables = offer === 'enable' || offer === 'retry';
  return (
    <LinkButton to={enables ? paths.enable(cluster) : paths.cluster(cluster)}>{t(`enableOffer.${offer}`)}</LinkButton>
  );
}
