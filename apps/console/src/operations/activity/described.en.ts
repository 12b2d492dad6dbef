export default {
  notOurs: 'Outside Isthmus',
  nobody: 'Removed user',
  act: {
    'reveal-join-command': 'Join command shown',
    'reveal-pool-script': 'Script of a pool shown',
    'reveal-template-custom-data': 'Custom data of a template shown',
  },
  change: {
    pool: { appeared: 'Pool {{name}} added', changed: 'Pool {{name}} changed', vanished: 'Pool {{name}} removed' },
    node: { appeared: 'Node {{name}} added', changed: 'Node {{name}} changed', vanished: 'Node {{name}} removed' },
  },
  ticket: {
    what: 'What: {{what}}',
    where: 'Cluster: {{clusterId}} in {{region}}',
    when: 'When: {{at}} (UTC)',
    who: 'Who: {{who}}',
    state: 'State: {{state}}',
    outcome: 'Outcome: {{outcome}}',
    requests: 'TKE request ids: {{ids}}',
    changed: 'Changed: {{changed}}',
  },
};
