/** See first-texts.en.ts. */
export { default as shared } from '#shared/i18n/shared.zh.ts';
export { default as operations } from '#operations/operations.zh.ts';
export { default as clusters } from '#features/clusters/clusters.zh.ts';
export { default as 'external-nodes' } from '#features/external-nodes/external-nodes.zh.ts';

/** Loads the texts that some pages need. */
export const others = import.meta.glob([
  './features/*/*.zh.ts',
  './operations/{activity,operation}/*.zh.ts',
  './{palette,tray}/*.zh.ts',
  './shared/*.zh.ts',
  './shared/{acts,approvals,eligibility,health,page,pool-settings,step-up,timeline}/*.zh.ts',
  './shared/i18n/fields.zh.ts',
  '!**/{clusters,external-nodes}.zh.ts',
]);
