import { organization, structure } from '@guanjia/contract'
import { route, type Route } from '../../platform/http/route.ts'
import { changeDepartment, createDepartment } from './department-tree.ts'
import { positionsFile } from './export-positions.ts'
import { changePosition, createPosition, listPositions, setEstablishment } from './positions.ts'
import { companyFace } from './profiles.ts'
import { changeSiteTemplate, listSiteTemplates, saveSiteTemplate } from './site-templates.ts'
import { changeSite, chooseSites, createSite, getSite, listSites } from './sites.ts'
import { listDepartments, listZones } from './zones.ts'

export const organizationRoutes: Route[] = [
  route(organization.listSites, listSites),
  route(organization.chooseSites, chooseSites),
  route(organization.getSite, getSite),
  route(organization.createSite, createSite),
  route(organization.changeSite, changeSite),
  route(organization.listDepartments, listDepartments),
  route(structure.createDepartment, createDepartment),
  route(structure.changeDepartment, changeDepartment),
  positionsFile,
  route(structure.listPositions, listPositions),
  route(structure.createPosition, createPosition),
  route(structure.changePosition, changePosition),
  route(structure.setEstablishment, setEstablishment),
  route(structure.companyFace, companyFace),
  route(structure.listSiteTemplates, listSiteTemplates),
  route(structure.saveSiteTemplate, saveSiteTemplate),
  route(structure.changeSiteTemplate, changeSiteTemplate),
  route(organization.listZones, listZones),
]
