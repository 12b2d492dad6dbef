import type { Same } from '#shared/i18n/language.ts';
import type en from './host-network.en.ts';

export default {
  title: 'HostNetwork 对 Pod 的影响',
  text: '这些节点上的 Pod 必须设置 hostNetwork: true，没有独立的 Pod IP，端口相同的两个 Pod 不能位于同一台主机。如需 Pod IP，请使用 Cilium-Overlay 集群。',
  source: '来源：使用指南，非 TKE API 文档。',
} satisfies Same<typeof en>;
