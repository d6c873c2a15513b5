import { REGIONS, REGIONS_PAGE, REGIONS_READ } from '#base/aws/regions';
import { suggest } from '#base/diagnostics/suggest';
import type { Rule } from '../rule';

export const unknownRegion: Rule = {
  id: 'unknown-region',
  severity: 'warning',
  summary: 'the region is none that msgtopo knows',
  why:
    'A misspelt region is found only when a deploy cannot reach it. ' +
    `msgtopo knows the regions of ${REGIONS_READ}; if AWS has opened yours since then, accept the finding. ${REGIONS_PAGE}`,
  bad: `
environments: { prod: { region: eu-wst-1 } }
topics: { orders: {} }
`,
  good: `
environments: { prod: { region: eu-west-1 } }
topics: { orders: {} }
`,
  check({ region, regionPath }, found) {
    if (REGIONS.includes(region)) return;
    found({
      message: `\`${region}\` is not among the regions that AWS had on ${REGIONS_READ}`,
      path: regionPath,
      help: suggest(region, REGIONS) ?? `see ${REGIONS_PAGE}`,
    });
  },
};
