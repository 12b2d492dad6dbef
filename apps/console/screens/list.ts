import { listActivity } from '@isthmus/contracts/activity';
import { getApproval, listApprovals } from '@isthmus/contracts/approvals';
import { listAudit } from '@isthmus/contracts/audit';
import { getCloudAccount, listCloudAccounts, listSites } from '@isthmus/contracts/cloud-accounts';
import { listPeople } from '@isthmus/contracts/people';
import { listServiceAccounts } from '@isthmus/contracts/service-accounts';
import { listClusters } from '@isthmus/contracts/clusters';
import { listFleetNodes } from '@isthmus/contracts/fleet-nodes';
import { getHome } from '@isthmus/contracts/home';
import { getOnboarding } from '@isthmus/contracts/onboarding';
import { getOperationSet } from '@isthmus/contracts/operation-sets';
import { getOperation } from '@isthmus/contracts/operations';
import { currentSession } from '@isthmus/contracts/session';
import { getTemplate, listTemplates } from '@isthmus/contracts/templates';
import { anApprovalInDetail, approvalId } from '#testing/approvals.ts';
import { answerAsUsual } from '#testing/answers.ts';
import { accountId, operationId, place, setId, templateId } from '#testing/world.ts';
import { paths } from '#shared/paths.ts';
import * as change from './changes.ts';
import { clusterScreens } from './cluster-screens.ts';
import { aDrainOfClusters } from './group.ts';
import type { Answer, Screen } from './screen.ts';

const many = [40, 5_000];
const signedOut: Answer = (bff) => bff.answer(currentSession, null);

/** Every screen, in the order in which a new admin meets them. docs/screens.md and the pictures are made from this list. */
export const screens: readonly Screen[] = [
  { id: 'sign-in', question: 'How do I get in?', address: paths.signIn(), reads: [], usual: signedOut },
  {
    id: 'invitation',
    question: 'Who invites me, and what do I choose?',
    address: '/invitations#a-link-that-was-given-to-ana',
    reads: [],
    usual: signedOut,
  },
  { id: 'wall', question: 'What does this link show?', address: '/wall#a-link-of-a-wall', reads: [], usual: signedOut },
  {
    id: 'wall-ended',
    question: 'Why does this screen show nothing?',
    address: paths.wallEnded(),
    reads: [],
    usual: signedOut,
  },
  {
    id: 'home',
    question: 'Is anything wrong, and what is in progress?',
    address: paths.home(),
    reads: [getHome],
    isReading: true,
    full: many,
    empty: change.nothingYet,
    partial: change.accountUnread,
  },
  { id: 'add-account', question: 'Which key, and what may it do?', address: paths.newAccount(), reads: [listSites] },
  {
    id: 'onboarding',
    question: 'How far are we, and who is awaited?',
    address: `${paths.onboarding(accountId)}?step=beta`,
    reads: [getOnboarding],
    // In the usual world it is finished.
    usual: answerAsUsual,
  },
  {
    id: 'clusters',
    question: 'Which cluster needs me, and which could take nodes?',
    address: paths.clusters(accountId),
    reads: [listClusters],
    isReading: true,
    full: [40],
    empty: change.noClusters,
    partial: change.regionRefused,
  },
  {
    id: 'eligibility',
    question: 'Can it take nodes, and who can fix it?',
    address: `${paths.clusters(accountId)}?eligibility=${place.region}/cls-00000003`,
    reads: [],
  },
  ...clusterScreens,
  {
    id: 'fleet-nodes',
    question: 'Which nodes of the whole fleet match?',
    address: paths.fleetNodes(),
    reads: [listFleetNodes],
    isReading: true,
    full: many,
    empty: change.noFleet,
    partial: change.namesMissing,
  },
  {
    id: 'operation-set',
    question: 'How far is each cluster, and which one stopped?',
    address: paths.operationSet(setId),
    reads: [getOperationSet],
    usual: aDrainOfClusters,
  },
  {
    id: 'templates',
    question: 'Which pools are behind their template?',
    address: paths.templates(),
    reads: [listTemplates],
    full: [40],
    empty: change.noTemplates,
  },
  {
    id: 'template',
    question: 'What would change in a pool?',
    address: paths.template(templateId),
    reads: [getTemplate],
    empty: change.templateWithoutPools,
  },
  { id: 'create-template', question: 'What do new pools start with?', address: paths.newTemplate(), reads: [] },
  {
    id: 'edit-template',
    question: 'What does the next version say?',
    address: paths.editTemplate(templateId),
    reads: [getTemplate],
  },
  {
    id: 'activity',
    question: 'What happened, and what needs me?',
    address: paths.activity(accountId),
    reads: [listActivity],
    full: [40],
    empty: change.noActivity,
  },
  {
    id: 'operation',
    question: 'What happened, and when will it end?',
    address: paths.operation(accountId, operationId),
    reads: [getOperation],
    usual: change.enabling,
  },
  {
    id: 'cloud-accounts',
    question: 'Which accounts does Isthmus work on, and may it change them?',
    address: paths.settings(accountId),
    reads: [listCloudAccounts],
  },
  {
    id: 'account-settings',
    question: 'Which key does Isthmus use, and how do I replace it?',
    address: paths.account(accountId),
    reads: [getCloudAccount],
  },
  {
    id: 'people',
    question: 'Who may do what?',
    address: paths.people(),
    reads: [listPeople, listServiceAccounts],
    full: [40],
  },
  {
    id: 'approvals',
    question: 'What waits for a second person?',
    address: paths.approvals(),
    reads: [listApprovals],
    empty: (bff) => bff.answer(listApprovals, { approvals: [] }),
  },
  {
    id: 'approval',
    question: 'Do I let this happen?',
    address: paths.approval(approvalId),
    reads: [getApproval],
    partial: (bff) =>
      bff.answer(
        getApproval,
        anApprovalInDetail({ state: 'approved', brokeGlass: true, note: 'Disks are failing', may: [], now: null }),
      ),
  },
  {
    id: 'audit',
    question: 'Who did what, from where, and how did it end?',
    address: paths.audit(),
    reads: [listAudit],
    empty: change.nothingAudited,
  },
  { id: 'your-settings', question: 'How should it look for me?', address: paths.yourSettings(), reads: [] },
  { id: 'proven', question: 'Is it confirmed, and where do I continue?', address: '/proven', reads: [] },
  { id: 'not-found', question: 'Where am I, and where can I go?', address: '/nowhere', reads: [] },
];
