import type { ArchivesTables } from './modules/archives/tables.ts'
import type { CasesTables } from './modules/cases/tables.ts'
import type { RedressTables } from './modules/complaints/redress-tables.ts'
import type { ComplaintsTables } from './modules/complaints/tables.ts'
import type { ContractsTables } from './modules/documents/contract-tables.ts'
import type { ExternalQueriesTables } from './modules/documents/query-tables.ts'
import type { DocumentsTables } from './modules/documents/tables.ts'
import type { DailyWorkTables } from './modules/dailywork/tables.ts'
import type { EnvironmentTables } from './modules/environment/tables.ts'
import type { EnergyTables } from './modules/energy/tables.ts'
import type { ViolationTables } from './modules/violations/tables.ts'
import type { EmergencyTables } from './modules/emergency/tables.ts'
import type { ErrandTables } from './modules/errands/tables.ts'
import type { GovernanceTables } from './modules/governance/tables.ts'
import type { HandoverTables } from './modules/handover/tables.ts'
import type { KnowledgeTables } from './modules/knowledge/tables.ts'
import type { InspectionTables } from './modules/inspections/tables.ts'
import type { InsightTables } from './modules/insight/tables.ts'
import type { IntegrationTables } from './modules/integration/tables.ts'
import type { MaintenanceTables } from './modules/maintenance/tables.ts'
import type { LanguageTables } from './modules/language/tables.ts'
import type { OrganizationTables } from './modules/organization/tables.ts'
import type { PaidServicesTables } from './modules/paidservices/tables.ts'
import type { PeopleTables } from './modules/people/tables.ts'
import type { PrivacyTables } from './modules/privacy/tables.ts'
import type { QualityTables } from './modules/quality/tables.ts'
import type { ReceptionTables } from './modules/reception/tables.ts'
import type { RegistersTables } from './modules/registers/tables.ts'
import type { RelationsTables } from './modules/relations/tables.ts'
import type { SlaTables } from './modules/sla/tables.ts'
import type { StaffingTables } from './modules/staffing/tables.ts'
import type { StandardsTables } from './modules/standards/tables.ts'
import type { StoreTables } from './modules/stores/tables.ts'
import type { TrainingTables } from './modules/training/tables.ts'
import type { WorkOrdersTables } from './modules/workorders/tables.ts'
import type { PlatformTables } from './platform/tables.ts'

/** Every table of the database, collected from its owners. */
export interface Tables extends
  PlatformTables,
  OrganizationTables,
  PeopleTables,
  LanguageTables,
  SlaTables,
  ArchivesTables,
  DocumentsTables,
  RegistersTables,
  ContractsTables,
  ExternalQueriesTables,
  StoreTables,
  KnowledgeTables,
  PaidServicesTables,
  CasesTables,
  WorkOrdersTables,
  InspectionTables,
  EnergyTables,
  MaintenanceTables,
  EnvironmentTables,
  ComplaintsTables,
  ErrandTables,
  PrivacyTables,
  HandoverTables,
  ReceptionTables,
  DailyWorkTables,
  RedressTables,
  RelationsTables,
  EmergencyTables,
  ViolationTables,
  StandardsTables,
  StaffingTables,
  QualityTables,
  TrainingTables,
  GovernanceTables,
  InsightTables,
  IntegrationTables {}
