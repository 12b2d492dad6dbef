/** Bundles the texts that nearly every page needs. */
export { default as shared } from '#shared/i18n/shared.en.ts';
export { default as operations } from '#operations/operations.en.ts';
export { default as clusters } from '#features/clusters/clusters.en.ts';
export { default as 'external-nodes' } from '#features/external-nodes/external-nodes.en.ts';
