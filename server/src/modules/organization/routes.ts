import { organization } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { changeSite, createSite, getSite, listSites } from './sites.ts'
import { listDepartments, listZones } from './zones.ts'

export const organizationRoutes: Route[] = [
  route(organization.listSites, listSites),
  route(organization.getSite, getSite),
  route(organization.createSite, createSite),
  route(organization.changeSite, changeSite),
  route(organization.listDepartments, listDepartments),
  route(organization.listZones, listZones),
]
