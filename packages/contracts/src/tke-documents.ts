/** The number of TKE's documentation page for each action. The pages of the two deletions were not found. */
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

/** Returns the address of an action's page; null without one. */
export const tkeDocument = (action: string) =>
  isDocumented(action) ? `https://cloud.tencent.com/document/api/457/${pages[action]}` : null;
