import type { Route } from '../platform/http/route.ts'
import { archivesRoutes } from './archives/routes.ts'
import { subscribe as subscribeArchives } from './archives/subscribers.ts'
import { caseRoutes } from './cases/routes.ts'
import { subscribe as subscribeCases } from './cases/subscribers.ts'
import { redressRoutes } from './complaints/redress-routes.ts'
import { subscribe as subscribeRedress } from './complaints/redress-subscribers.ts'
import { complaintRoutes } from './complaints/routes.ts'
import { subscribe as subscribeComplaints } from './complaints/subscribers.ts'
import { dailyWorkRoutes } from './dailywork/routes.ts'
import { subscribe as subscribeDailyWork } from './dailywork/subscribers.ts'
import { contractRoutes } from './documents/contract-routes.ts'
import { externalQueryRoutes } from './documents/query-routes.ts'
import { originalRoutes } from './documents/original-routes.ts'
import { documentRoutes } from './documents/routes.ts'
import { subscribe as subscribeDocuments } from './documents/subscribers.ts'
import { environmentRoutes } from './environment/routes.ts'
import { subscribe as subscribeEnvironment } from './environment/subscribers.ts'
import { energyRoutes } from './energy/routes.ts'
import { subscribe as subscribeEnergy } from './energy/subscribers.ts'
import { errandRoutes } from './errands/routes.ts'
import { subscribe as subscribeErrands } from './errands/subscribers.ts'
import { governanceRoutes } from './governance/routes.ts'
import { subscribe as subscribeGovernance } from './governance/subscribers.ts'
import { violationRoutes } from './violations/routes.ts'
import { subscribe as subscribeViolations } from './violations/subscribers.ts'
import { emergencyRoutes } from './emergency/routes.ts'
import { subscribe as subscribeEmergency } from './emergency/subscribers.ts'
import { handoverRoutes } from './handover/routes.ts'
import { subscribe as subscribeHandover } from './handover/subscribers.ts'
import { inspectionRoutes } from './inspections/routes.ts'
import { subscribe as subscribeInspections } from './inspections/subscribers.ts'
import { insightRoutes } from './insight/routes.ts'
import { knowledgeRoutes } from './knowledge/routes.ts'
import { subscribe as subscribeKnowledge } from './knowledge/subscribers.ts'
import { subscribe as subscribeInsight } from './insight/subscribers.ts'
import { integrationRoutes } from './integration/routes.ts'
import { subscribe as subscribeIntegration } from './integration/subscribers.ts'
import { languageRoutes } from './language/routes.ts'
import { maintenanceRoutes } from './maintenance/routes.ts'
import { subscribe as subscribeMaintenance } from './maintenance/subscribers.ts'
import { organizationRoutes } from './organization/routes.ts'
import { paidServiceRoutes } from './paidservices/routes.ts'
import { subscribe as subscribePaidServices } from './paidservices/subscribers.ts'
import type { Authenticator } from './people/index.ts'
import { peopleRoutes } from './people/routes.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { subscribe as subscribePrivacy } from './privacy/subscribers.ts'
import { followUpRoutes } from './quality/follow-up-routes.ts'
import { qualityRoutes } from './quality/routes.ts'
import { subscribe as subscribeQuality } from './quality/subscribers.ts'
import { receptionRoutes } from './reception/routes.ts'
import { subscribe as subscribeReception } from './reception/subscribers.ts'
import { registerRoutes } from './registers/routes.ts'
import { subscribe as subscribeRegisters } from './registers/subscribers.ts'
import { relationsRoutes } from './relations/routes.ts'
import { subscribe as subscribeRelations } from './relations/subscribers.ts'
import { subscribe as subscribePeople } from './people/subscribers.ts'
import { slaRoutes } from './sla/routes.ts'
import { subscribe as subscribeSla } from './sla/subscribers.ts'
import { staffingRoutes } from './staffing/routes.ts'
import { subscribe as subscribeStaffing } from './staffing/subscribers.ts'
import { standardRoutes } from './standards/routes.ts'
import { subscribe as subscribeStandards } from './standards/subscribers.ts'
import { storeRoutes } from './stores/routes.ts'
import { subscribe as subscribeStores } from './stores/subscribers.ts'
import { competenceRoutes } from './training/competence-routes.ts'
import { courseRoutes } from './training/course-routes.ts'
import { examRoutes } from './training/exam-routes.ts'
import { trainingRoutes } from './training/routes.ts'
import { subscribe as subscribeTraining } from './training/subscribers.ts'
import { workOrderRoutes } from './workorders/routes.ts'
import { subscribe as subscribeWorkOrders } from './workorders/subscribers.ts'

/** All business routes, module by module in their order. */
export function allRoutes(authenticator: Authenticator): Route[] {
  return [
    ...organizationRoutes,
    ...peopleRoutes(authenticator),
    ...languageRoutes,
    ...slaRoutes,
    ...archivesRoutes,
    ...documentRoutes,
    ...originalRoutes,
    ...registerRoutes,
    ...contractRoutes,
    ...externalQueryRoutes,
    ...storeRoutes,
    ...standardRoutes,
    ...governanceRoutes,
    ...knowledgeRoutes,
    ...paidServiceRoutes,
    ...trainingRoutes,
    ...examRoutes,
    ...courseRoutes,
    ...staffingRoutes,
    ...competenceRoutes,
    ...qualityRoutes,
    ...followUpRoutes,
    ...caseRoutes,
    ...workOrderRoutes,
    ...inspectionRoutes,
    ...energyRoutes,
    ...maintenanceRoutes,
    ...environmentRoutes,
    ...complaintRoutes,
    ...redressRoutes,
    ...errandRoutes,
    ...privacyRoutes,
    ...handoverRoutes,
    ...receptionRoutes,
    ...relationsRoutes,
    ...emergencyRoutes,
    ...violationRoutes,
    ...dailyWorkRoutes,
    ...insightRoutes,
    ...integrationRoutes,
  ]
}

let isSubscribed = false
/** Every module's reactions to events, once for the process. */
export function subscribeAll(): void {
  if (isSubscribed) return
  isSubscribed = true
  subscribePeople()
  subscribeSla()
  subscribeArchives()
  subscribeDocuments()
  subscribeRegisters()
  subscribeStores()
  subscribeKnowledge()
  subscribeStandards()
  subscribeGovernance()
  subscribeTraining()
  subscribeStaffing()
  subscribeQuality()
  subscribePaidServices()
  subscribeCases()
  subscribeWorkOrders()
  subscribeInspections()
  subscribeEnergy()
  subscribeMaintenance()
  subscribeEnvironment()
  subscribeInsight()
  subscribeComplaints()
  subscribeErrands()
  subscribePrivacy()
  subscribeHandover()
  subscribeReception()
  subscribeRelations()
  subscribeEmergency()
  subscribeViolations()
  subscribeDailyWork()
  subscribeRedress()
  subscribeIntegration()
}
