export { everyDay } from './every-day.ts'
export { formHead, type Head } from './form-head.ts'
export { listFile } from './list-file.ts'
export { listPaper, type ListPaper } from './list-paper.ts'
export { paperOf, pictureOf, UNSIGNED, type Pen, type Say } from './paper.ts'
export { homeZone, houseLocale, makeOrganization, makeSite, siteById, siteCreated, sitesOf, timeZoneOf, whenSiteIsMade, type SiteFacts } from './sites.ts'
export {
  departmentByCode, lockZone, makeZone, mustBeFreeName, raiseZoneVersion, renameZone, setNeighbours, setZoneSteward, zonesOf, type ZoneFacts,
} from './zones.ts'
export { addPositions, establishmentOf, planEstablishment, positionById, positionNamed } from './positions.ts'
export { companyFacts, companyIn, saveCompany, saveSiteProfile, siteProfileIn } from './profiles.ts'
export { keepsForTemplates, type SitePart } from './site-parts.ts'
