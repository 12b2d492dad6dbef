import type activity from '#features/activity/activity.en.ts';
import type auditActs from '#features/audit/audit-acts.en.ts';
import type audit from '#features/audit/audit.en.ts';
import type approvals from '#shared/approvals/approvals.en.ts';
import type cloudAccounts from '#features/cloud-accounts/cloud-accounts.en.ts';
import type clusterDetails from '#features/clusters/cluster-details.en.ts';
import type clusters from '#features/clusters/clusters.en.ts';
import type externalNodePools from '#features/external-node-pools/external-node-pools.en.ts';
import type externalNodeSupport from '#features/external-node-support/external-node-support.en.ts';
import type externalNodes from '#features/external-nodes/external-nodes.en.ts';
import type home from '#features/home/home.en.ts';
import type nodeActs from '#features/external-nodes/node-acts.en.ts';
import type nodeDetails from '#features/external-nodes/node-details.en.ts';
import type nodePage from '#features/external-nodes/node-page.en.ts';
import type joins from '#features/joins/joins.en.ts';
import type onboarding from '#features/onboarding/onboarding.en.ts';
import type people from '#features/people/people.en.ts';
import type preferences from '#features/preferences/preferences.en.ts';
import type session from '#features/session/session.en.ts';
import type templates from '#features/templates/templates.en.ts';
import type described from '#operations/activity/described.en.ts';
import type operation from '#operations/operation/operation.en.ts';
import type operations from '#operations/operations.en.ts';
import type palette from '#palette/palette.en.ts';
import type tray from '#tray/tray.en.ts';
import type eligibility from '#shared/eligibility/eligibility.en.ts';
import type apiCall from '#shared/acts/api-call.en.ts';
import type hostNetwork from '#shared/host-network.en.ts';
import type health from '#shared/health/health.en.ts';
import type timeline from '#shared/timeline/timeline.en.ts';
import type poolSettings from '#shared/pool-settings/pool-settings.en.ts';
import type stepUp from '#shared/step-up/step-up.en.ts';
import type notFound from '#shared/page/not-found.en.ts';
import type fields from '#shared/i18n/fields.en.ts';
import type shared from '#shared/i18n/shared.en.ts';

/** Gives `t` the type of its keys: a key without a text is a type error. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: {
      shared: typeof shared;
      fields: typeof fields;
      operations: typeof operations;
      described: typeof described;
      operation: typeof operation;
      'not-found': typeof notFound;
      palette: typeof palette;
      people: typeof people;
      preferences: typeof preferences;
      tray: typeof tray;
      eligibility: typeof eligibility;
      health: typeof health;
      'api-call': typeof apiCall;
      'host-network': typeof hostNetwork;
      'pool-settings': typeof poolSettings;
      'step-up': typeof stepUp;
      timeline: typeof timeline;
      activity: typeof activity;
      approvals: typeof approvals;
      audit: typeof audit;
      'audit-acts': typeof auditActs;
      'cloud-accounts': typeof cloudAccounts;
      clusters: typeof clusters;
      'cluster-details': typeof clusterDetails;
      'external-node-pools': typeof externalNodePools;
      'external-node-support': typeof externalNodeSupport;
      'external-nodes': typeof externalNodes;
      home: typeof home;
      'node-acts': typeof nodeActs;
      'node-details': typeof nodeDetails;
      'node-page': typeof nodePage;
      joins: typeof joins;
      onboarding: typeof onboarding;
      session: typeof session;
      templates: typeof templates;
    };
  }
}
