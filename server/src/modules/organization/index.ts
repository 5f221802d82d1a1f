export { formHead, type Head } from './form-head.ts'
export { makeOrganization, makeSite, siteById, siteCreated, sitesOf, timeZoneOf, whenSiteIsMade, type SiteFacts } from './sites.ts'
export {
  departmentByCode, lockZone, makeZone, mustBeFreeName, raiseZoneVersion, renameZone, setNeighbours, setZoneSteward, zonesOf, type ZoneFacts,
} from './zones.ts'
