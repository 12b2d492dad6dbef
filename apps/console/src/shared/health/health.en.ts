export default {
  comma: ', ',
  legend: 'Nodes by state',
  none: 'No nodes',
  failed: 'failed',
  late: 'late',
  initializing: 'initializing',
  unknown: 'unknown',
  draining: 'draining',
  terminating: 'terminating',
  cordoned: 'cordoned',
  waiting: 'waiting',
  running: 'running',
};
