/** TKE's page of each action, by its number. Those of the two deletions could not be found. */
const pages = {
  EnableExternalNodeSupport: 129222,
  DescribeExternalNodeSupportConfig: 101767,
  CreateExternalNodePool: 129229,
  ModifyExternalNodePool: 129221,
  DescribeExternalNodePools: 129225,
  DescribeExternalNode: 129226,
  DescribeExternalNodeScript: 129224,
  DrainExternalNode: 129223,
} as const;
export type DocumentedAction = keyof typeof pages;

const isDocumented = (action: string): action is DocumentedAction => action in pages;

/** Where TKE describes an action; null for one without a page. */
export const tkeDocument = (action: string) =>
  isDocumented(action) ? `https://cloud.tencent.com/document/api/457/${pages[action]}` : null;
