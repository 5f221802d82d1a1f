export { makeOrganization, makeSite, siteById, siteCreated, sitesOf, timeZoneOf, whenSiteIsMade, type SiteFacts } from './sites.ts'
export { departmentByCode, makeZone } from './zones.ts'
