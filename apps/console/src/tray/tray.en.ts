export default {
  news: 'Ended work',
  dismiss: 'Close: {{what}}',
  running: 'Running',
  waits: 'Waits for you',
  ended: 'Ended in 24 h',
  none: 'Nothing runs, and nothing ended in the last 24 hours.',
  failed: 'What is in progress could not be read.',
  usual: '{{lasted}}, usually {{usual}}',
  hosts_one: '{{running}} of {{total}} running, {{count}} failed or late',
  hosts_other: '{{running}} of {{total}} running, {{count}} failed or late',
  groupFailed_one: '{{count}} of {{total}} failed',
  groupFailed_other: '{{count}} of {{total}} failed',
};
