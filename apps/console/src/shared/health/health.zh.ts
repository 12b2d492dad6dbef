export default {
  comma: '，',
  legend: '各状态的节点数',
  none: '无节点',
  failed: '个异常',
  late: '台尚未注册',
  initializing: '个初始化中',
  unknown: '个未知',
  draining: '个驱逐中',
  terminating: '个删除中',
  cordoned: '个已封锁',
  waiting: '台等待中',
  running: '个运行中',
};
