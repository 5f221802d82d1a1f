export { makeSite, siteById, siteCreated, sitesOf, timeZoneOf, type SiteFacts } from './sites.ts'
export { departmentByCode, makeZone } from './zones.ts'
