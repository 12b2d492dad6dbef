/** Bundles the texts that nearly every page needs. */
export { default as shared } from '#shared/i18n/shared.en.ts';
export { default as operations } from '#operations/operations.en.ts';
export { default as clusters } from '#features/clusters/clusters.en.ts';
export { default as 'external-nodes' } from '#features/external-nodes/external-nodes.en.ts';

/** Loads the texts that some pages need. */
export const others = import.meta.glob([
  './features/*/*.en.ts',
  './operations/{activity,operation}/*.en.ts',
  './{palette,tray}/*.en.ts',
  './shared/*.en.ts',
  './shared/{acts,approvals,eligibility,health,page,pool-settings,step-up,timeline}/*.en.ts',
  './shared/i18n/fields.en.ts',
  '!**/{clusters,external-nodes}.en.ts',
]);
