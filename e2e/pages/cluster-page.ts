import type { Page } from '@playwright/test';

export interface Place {
  id: string;
  cluster: { region: string; clusterId: string };
}

/** The URL of an account's cluster, or of a page below it. */
export const clusterUrl = ({ id, cluster }: Place, rest = '') =>
  `/accounts/${id}/regions/${cluster.region}/clusters/${cluster.clusterId}${rest}`;

/** The home page of a cluster: its state, the setup progress, its tabs. */
export class ClusterPage {
  private readonly page: Page;
  readonly setupProgress;
  readonly inFlight;

  constructor(page: Page) {
    this.page = page;
    this.setupProgress = page.getByRole('list', { name: 'Setup progress' });
    this.inFlight = page.getByRole('region', { name: 'Current operations' });
  }

  async goto(place: Place) {
    await this.page.goto(clusterUrl(place));
  }

  tab(name: 'Overview' | 'Pools' | 'Nodes' | 'Network' | 'Activity') {
    return this.page.getByRole('navigation', { name: 'Cluster', exact: true }).getByRole('link', { name });
  }

  /** The page's only main action: the next step for this cluster. */
  next(name: 'Enable external nodes' | 'Retry enabling' | 'Create pool' | 'Add hosts') {
    return this.page.getByRole('link', { name, exact: true });
  }
}
