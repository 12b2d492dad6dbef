/** See first-texts.en.ts. */
export { default as shared } from '#shared/i18n/shared.zh.ts';
export { default as operations } from '#operations/operations.zh.ts';
export { default as clusters } from '#features/clusters/clusters.zh.ts';
export { default as 'external-nodes' } from '#features/external-nodes/external-nodes.zh.ts';
