import { redress } from '@guanjia/contract'
import { rawRoute, route, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { caseRedress } from './causes/case-redress.ts'
import { complaintGroupsFile } from './causes/export-groups.ts'
import { foreseeComplaint } from './causes/foresee.ts'
import { actOnComplaintGroup, getComplaintGroup, listComplaintGroups } from './causes/groups.ts'
import { recoveredCustomersFile, repeatComplaintsFile } from './causes/export-reports.ts'
import { recoveredCustomers, repeatComplaints } from './causes/reports.ts'
import { getRedressSettings, saveRedressSettings } from './causes/settings.ts'
import { actOnCompensation } from './compensation/act.ts'
import { getCompensation, listCompensations, planCompensationExport } from './compensation/list.ts'
import { printCompensation } from './compensation/print.ts'
import { requestCompensation } from './compensation/request.ts'
import { facilityCheck, keepFacilityCheck } from './inquiries/facility-check.ts'
import { actOnFalling, getFalling, openFalling } from './inquiries/falling.ts'
import { actOnLiability, getLiability, saveLiability } from './inquiries/liability.ts'
import { printFalling, printLiability } from './inquiries/print.ts'
import { libraryCaseFrom } from './library/from-case.ts'
import { getHandbook, printHandbook, publishHandbook } from './library/handbook.ts'
import { actOnLibraryCase, changeLibraryCase, getLibraryCase, listLibraryCases, writeLibraryCase } from './library/library.ts'
import { addCaseToCourse, addCaseToSession, casesOfCourse, casesOfSession, caseTeaching, removeCaseFromCourse, removeCaseFromSession, teachLibraryCase } from './library/taught.ts'
import { checkCaseStep } from './workflow/steps.ts'
import { listComplaintWorkflows, saveComplaintWorkflow } from './workflow/workflows.ts'
import { planLibraryCasesExport } from './library/export.ts'

export const redressRoutes: Route[] = [
  route(redress.foreseeComplaint, foreseeComplaint),
  route(redress.caseRedress, caseRedress),
  complaintGroupsFile,
  route(redress.listComplaintGroups, listComplaintGroups),
  route(redress.getComplaintGroup, getComplaintGroup),
  route(redress.actOnComplaintGroup, actOnComplaintGroup),
  route(redress.repeatComplaints, repeatComplaints),
  route(redress.recoveredCustomers, recoveredCustomers),
  repeatComplaintsFile,
  recoveredCustomersFile,
  route(redress.getRedressSettings, getRedressSettings),
  route(redress.saveRedressSettings, saveRedressSettings),
  route(redress.listComplaintWorkflows, listComplaintWorkflows),
  route(redress.saveComplaintWorkflow, saveComplaintWorkflow),
  route(redress.checkCaseStep, checkCaseStep),
  route(redress.requestCompensation, requestCompensation),
  route(redress.listCompensations, listCompensations),
  rawRoute(redress.exportCompensations, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCompensationExport(ctx, query))),
  route(redress.getCompensation, getCompensation),
  route(redress.actOnCompensation, actOnCompensation),
  rawRoute(redress.printCompensation, (exchange, input, actor) => printCompensation(exchange, input, actor!)),
  route(redress.facilityCheck, facilityCheck),
  route(redress.keepFacilityCheck, keepFacilityCheck),
  route(redress.getLiability, getLiability),
  route(redress.saveLiability, saveLiability),
  route(redress.actOnLiability, actOnLiability),
  rawRoute(redress.printLiability, (exchange, input, actor) => printLiability(exchange, input, actor!)),
  route(redress.getFalling, getFalling),
  route(redress.openFalling, openFalling),
  route(redress.actOnFalling, actOnFalling),
  rawRoute(redress.printFalling, (exchange, input, actor) => printFalling(exchange, input, actor!)),
  route(redress.listLibraryCases, listLibraryCases),
  rawRoute(redress.exportLibraryCases, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planLibraryCasesExport(ctx, query))),
  route(redress.getLibraryCase, getLibraryCase),
  route(redress.writeLibraryCase, writeLibraryCase),
  route(redress.libraryCaseFrom, libraryCaseFrom),
  route(redress.changeLibraryCase, changeLibraryCase),
  route(redress.actOnLibraryCase, actOnLibraryCase),
  route(redress.casesOfCourse, casesOfCourse),
  route(redress.addCaseToCourse, addCaseToCourse),
  route(redress.removeCaseFromCourse, removeCaseFromCourse),
  route(redress.casesOfSession, casesOfSession),
  route(redress.addCaseToSession, addCaseToSession),
  route(redress.removeCaseFromSession, removeCaseFromSession),
  route(redress.caseTeaching, caseTeaching),
  route(redress.teachLibraryCase, teachLibraryCase),
  route(redress.getHandbook, getHandbook),
  route(redress.publishHandbook, publishHandbook),
  rawRoute(redress.printHandbook, (exchange, input, actor) => printHandbook(exchange, input, actor!)),
]
