export default {
  title: 'Enable external nodes on {{name}}',
  form: 'Enable external nodes',
  backToCluster: 'Back to {{name}}',
  enabled: {
    title: 'External nodes are enabled on {{name}}',
    text: 'Nothing is left to do here. TKE has no way to switch it off.',
    pools: 'Go on with pools',
  },
  enabling: {
    title: 'External nodes are being enabled on {{name}}',
    text: 'Usually 3–5 minutes. The steps that TKE reports are on the cluster’s page.',
  },
  undocumented: {
    title: 'Isthmus has no request for this cluster',
    cilium:
      'Cilium-Overlay clusters have external nodes from the start; this one has not. TKE does not document this request; enable it in Tencent’s console.',
    unread:
      'TKE does not tell this cluster’s network plugin, and the request needs a network type that follows from it.',
  },
  lastTry: {
    title: 'The last try failed',
    none: 'TKE gave no reason.',
    next: 'This try first reads where TKE stands; what is under way by then is followed, not repeated.',
  },
  network: {
    title: 'Network',
    type: 'Network type',
    derived: 'follows from the cluster’s plugin ({{plugin}}) and can’t be chosen',
  },
  subnet: {
    title: 'Subnet of the proxy ENI',
    lead: 'TKE creates a proxy ENI in a subnet of {{vpc}}; external nodes reach the API server through it. Choose one that the IDC has a route to.',
    label: 'Subnets',
    choose: 'Choose',
    name: 'Subnet',
    zone: 'Zone',
    cidr: 'CIDR',
    free: 'Free addresses',
    few: 'few',
    tooFew: 'too few: needs {{count}}',
    reading: 'Asking TKE for the subnets',
    none: 'This VPC has no subnet',
    noneText: 'Create a subnet in {{vpc}} in Tencent’s console, then read again.',
    again: 'Read again',
    requested: 'asked',
    fewWarning:
      'Fewer than 5 addresses are free in this subnet. The proxy ENI takes at least one; choose a larger one if there is one.',
    failedBefore: 'The last try with this subnet failed. Another one may go better.',
  },
  unknown: {
    title: 'What is not certain',
    lead: 'Try anyway; TKE will decide.',
    acknowledge: 'I know that TKE may refuse this',
  },
  confirm: {
    title: 'Confirm',
    text: 'This can’t be undone: TKE has no way to switch it off.',
  },
  submit: 'Enable external nodes on {{name}} ({{id}})',
  foot: 'TKE works 3–5 minutes; Isthmus calls it done once TKE reads Enabled.',
  field: { subnetId: 'Subnet', acknowledged: 'What is not certain', confirmedName: 'Name of the cluster' },
};
