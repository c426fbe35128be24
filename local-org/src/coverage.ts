/** Every route of the local org's APIs, in the order they are matched. The router is built from this list. */
import { apexRestRoutes } from './api/apex-rest.ts';
import { ingestRoutes } from './api/bulk/ingest.ts';
import { queryJobRoutes } from './api/bulk/query-jobs.ts';
import { collectionRoutes } from './api/collections.ts';
import { compositeRoutes } from './api/composite.ts';
import { describeRoutes } from './api/describe.ts';
import { fileRoutes } from './api/files.ts';
import { listViewRoutes } from './api/list-views.ts';
import { metadataRoutes } from './api/metadata.ts';
import { oauthRoutes } from './api/oauth.ts';
import { queryRoutes } from './api/query.ts';
import { recordRoutes } from './api/records.ts';
import type { RouteRow } from './api/route.ts';
import { testAidRoutes } from './api/test-aids.ts';
import { soapMetadataRoutes } from './api/soap/metadata.ts';
import { treeRoutes } from './api/tree.ts';
import { objectInfoRoutes } from './ui-api/object-info.ts';
import { uiRecordRoutes } from './ui-api/records.ts';

export const coverage: RouteRow[] = [
  ...oauthRoutes,
  ...queryRoutes,
  ...describeRoutes,
  ...fileRoutes,
  ...listViewRoutes,
  ...recordRoutes,
  ...compositeRoutes,
  ...treeRoutes,
  ...collectionRoutes,
  ...ingestRoutes,
  ...queryJobRoutes,
  ...uiRecordRoutes,
  ...objectInfoRoutes,
  ...metadataRoutes,
  ...soapMetadataRoutes,
  ...apexRestRoutes,
  ...testAidRoutes,
];

/** The list as a Markdown table for people: the body of `docs/reference/local-org-coverage.md`. */
export function coverageTable(): string {
  const lines = coverage.map((row) => {
    const cells = [row.family, row.method, `\`${row.path}\``, row.status, row.notes, `\`${row.testedBy}\``];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const head = ['| family | method | path | status | notes | tested by |', '|---|---|---|---|---|---|'];
  return [...head, ...lines].join('\n');
}
