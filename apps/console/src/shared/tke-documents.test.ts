import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tkeDocument } from '@isthmus/contracts/tke-documents';

/** Page numbers and titles from TKE's own index of its API. */
const index: [page: number, action: string, title: string][] = [
  [129221, 'ModifyExternalNodePool', '修改注册节点池'],
  [129222, 'EnableExternalNodeSupport', '开启注册节点池支持'],
  [129223, 'DrainExternalNode', '驱逐注册节点'],
  [129224, 'DescribeExternalNodeScript', '获取注册节点初始化脚本'],
  [129225, 'DescribeExternalNodePools', '查看注册节点池列表'],
  [129226, 'DescribeExternalNode', '查看注册节点列表'],
  [129229, 'CreateExternalNodePool', '创建注册节点池'],
  [101767, 'DescribeExternalNodeSupportConfig', '查看开启注册节点池配置信息'],
];

test.each(index)('page %i documents %s (%s)', (page, action) =>
  expect(tkeDocument(action)).toBe(`https://cloud.tencent.com/document/api/457/${page}`),
);

test.each(['DeleteExternalNode', 'DeleteExternalNodePool'])('%s has no page', (action) =>
  expect(tkeDocument(action)).toBeNull(),
);

const actionOfKind: Record<string, string> = {
  'external-node-pools': 'DescribeExternalNodePools',
  'external-node-support': 'DescribeExternalNodeSupportConfig',
  'external-nodes': 'DescribeExternalNode',
};
/** Returns the action of a file about one action, such as drain-external-node.ts, or about one kind of observation. */
function actionOf(file: string) {
  const name = (file.split('/').at(-1) ?? '').replace(/\.tsx?$/, '');
  if (file.includes('/observer/kinds/')) return actionOfKind[name];
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

test('every link to a page of external nodes is in the table and matches its file’s action', () => {
  const root = new URL('../../../../', import.meta.url);
  const files = ['apps', 'packages', 'integration', 'e2e'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const sources = files.filter(
    (file) => /\.tsx?$/.test(file) && !/node_modules|\/dist\/|\/generated\/|tke-documents/.test(file),
  );
  const wrong = sources.flatMap((file) => {
    const links = [...readFileSync(new URL(file, root), 'utf8').matchAll(/document\/api\/457\/(1292\d\d|101767)/g)];
    const own = index.find(([, action]) => action === actionOf(file))?.[0];
    return links
      .map(([, page]) => Number(page))
      .filter((page) => !index.some(([known]) => known === page) || (own !== undefined && own !== page))
      .map((page) => `${file}: ${page}`);
  });
  expect(sources.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});
