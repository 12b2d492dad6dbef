export default {
  address: 'Isthmus has no page at this address',
  object: {
    account: 'This cloud account was not found',
    cluster: 'This cluster was not found',
    pool: 'This external node pool was not found',
    template: 'This template was not found',
    operation: 'This operation was not found',
  },
  addressNext: 'Check the address for a missing character, or start from one of these pages.',
  objectNext:
    'It may have been deleted, TKE may not list it any more, or you may not see it. The list shows what you may see.',
  requested: 'Requested',
  to: {
    home: 'Home',
    clusters: 'Clusters of this account',
    pools: 'Pools of this cluster',
    templates: 'Templates',
    activity: 'Activity',
  },
};
