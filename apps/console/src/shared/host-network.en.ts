export default {
  title: 'HostNetwork: what it means for Pods',
  text: 'Pods on these nodes must set hostNetwork: true. They have no Pod IP, and two Pods with the same port cannot share a host. For Pod IPs, use a Cilium-Overlay cluster.',
  source: 'Source: a guide, not TKE’s API reference.',
};
