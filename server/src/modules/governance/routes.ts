import { structure } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { orgChart } from './org-chart.ts'
import { changeCompanyProfile, changeSiteProfile, getCompanyProfile, getSiteProfile, siteTimeline } from './profiles.ts'

export const governanceRoutes: Route[] = [
  route(structure.orgChart, orgChart),
  route(structure.getCompanyProfile, getCompanyProfile),
  route(structure.changeCompanyProfile, changeCompanyProfile),
  route(structure.getSiteProfile, getSiteProfile),
  route(structure.changeSiteProfile, changeSiteProfile),
  route(structure.siteTimeline, siteTimeline),
]
