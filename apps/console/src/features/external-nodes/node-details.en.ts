export default {
  drawer: {
    facts: 'Facts',
    gone: 'TKE lists no node with this name',
    goneText: 'The node may be deleted, or joined under another name.',
    seen: 'First listed',
    createdTime: 'TKE’s CreatedTime',
    cordon: 'New Pods',
    cordonOn: 'Cordoned: no new Pods here',
    cordonOff: 'Allowed here',
    open: 'Open page',
  },
  act: { 'drain-external-node': 'Drain', 'delete-external-node': 'Delete' },
  facts: {
    kubelet: 'Kubelet',
    cpu: 'CPU',
    memory: 'Memory',
    never: 'No data yet',
    other: 'State in TKE’s other list',
    otherHelp: 'From DescribeClusterInstances (2022-05-01), which has no state for draining and deleting.',
    unlisted:
      'Only DescribeClusterInstances (2022-05-01) lists this host. You can drain or delete it when DescribeExternalNode lists it too.',
    reason: 'TKE’s reason',
  },
  missing: {
    text: 'Kubelet, CPU, memory and joining hosts are not updated: DescribeClusterInstances (2022-05-01) fails. The list of nodes does not need it.',
  },
};
