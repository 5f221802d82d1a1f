import { mobile } from './mobile.ts'
import { shell } from './shell.ts'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import { labels } from '@guanjia/contract/labels/zh-CN.ts'

/** What the first screens say, their choices, and every error: comes with the language. */
export const first = { enum: labels.enum, error: labels.error, shell, mobile }

/** What all other screens say, area by area: each is fetched when the first of its texts is wanted. */
export const later = {
  access: async () => (await import('./access.ts')).access,
  analysis: async () => (await import('./analysis.ts')).analysis,
  archives: async () => (await import('./archives.ts')).archives,
  bulk: async () => (await import('./bulk.ts')).bulk,
  households: async () => (await import('./households.ts')).households,
  mobileFile: async () => (await import('./mobile-file.ts')).mobileFile,
  keyCustomers: async () => (await import('./key-customers.ts')).keyCustomers,
  care: async () => (await import('./care.ts')).care,
  choices: async () => (await import('@guanjia/contract/labels/later/zh-CN.ts')).choices,
  cases: async () => (await import('./cases.ts')).cases,
  complaints: async () => (await import('./complaints.ts')).complaints,
  mobileComplaints: async () => (await import('./mobile-complaints.ts')).mobileComplaints,
  documents: async () => (await import('./documents.ts')).documents,
  desk: async () => (await import('./desk.ts')).desk,
  dispatch: async () => (await import('./dispatch.ts')).dispatch,
  downloads: async () => (await import('./downloads.ts')).downloads,
  enquiryKinds: async () => (await import('./enquiry-kinds.ts')).enquiryKinds,
  errands: async () => (await import('./errands.ts')).errands,
  mobileGovernance: async () => (await import('./mobile-governance.ts')).mobileGovernance,
  tasks: async () => (await import('./tasks.ts')).tasks,
  governance: async () => (await import('./governance.ts')).governance,
  headoffice: async () => (await import('./headoffice.ts')).headoffice,
  workbench: async () => (await import('./workbench.ts')).workbench,
  inspections: async () => (await import('./inspections.ts')).inspections,
  imports: async () => (await import('./imports.ts')).imports,
  integration: async () => (await import('./integration.ts')).integration,
  insight: async () => (await import('./insight.ts')).insight,
  mobileQuality: async () => (await import('./mobile-quality.ts')).mobileQuality,
  privacy: async () => (await import('./privacy.ts')).privacy,
  privacyDesk: async () => (await import('./privacy-desk.ts')).privacyDesk,
  mobilePrivacy: async () => (await import('./mobile-privacy.ts')).mobilePrivacy,
  training: async () => (await import('./training.ts')).training,
  rota: async () => (await import('./rota.ts')).rota,
  mobileRota: async () => (await import('./mobile-rota.ts')).mobileRota,
  learn: async () => (await import('./learn.ts')).learn,
  competence: async () => (await import('./competence.ts')).competence,
  sharing: async () => (await import('./sharing.ts')).sharing,
  exam: async () => (await import('./exam.ts')).exam,
  mobileTraining: async () => (await import('./mobile-training.ts')).mobileTraining,
  quality: async () => (await import('./quality.ts')).quality,
  mystery: async () => (await import('./mystery.ts')).mystery,
  mobileMystery: async () => (await import('./mobile-mystery.ts')).mobileMystery,
  mobileScores: async () => (await import('./mobile-scores.ts')).mobileScores,
  scores: async () => (await import('./scores.ts')).scores,
  improve: async () => (await import('./improve.ts')).improve,
  mobileImprove: async () => (await import('./mobile-improve.ts')).mobileImprove,
  knowledge: async () => (await import('./knowledge.ts')).knowledge,
  language: async () => (await import('./language.ts')).language,
  mobileKnowledge: async () => (await import('./mobile-knowledge.ts')).mobileKnowledge,
  mobileReception: async () => (await import('./mobile-reception.ts')).mobileReception,
  reception: async () => (await import('./reception.ts')).reception,
  mobileResident: async () => (await import('./mobile-resident.ts')).mobileResident,
  residents: async () => (await import('./residents.ts')).residents,
  mobileRedress: async () => (await import('./mobile-redress.ts')).mobileRedress,
  redress: async () => (await import('./redress.ts')).redress,
  mobileDispatch: async () => (await import('./mobile-dispatch.ts')).mobileDispatch,
  mobileAccess: async () => (await import('./mobile-access.ts')).mobileAccess,
  mobileSteward: async () => (await import('./mobile-steward.ts')).mobileSteward,
  mobileCare: async () => (await import('./mobile-care.ts')).mobileCare,
  mobilePaid: async () => (await import('./mobile-paid.ts')).mobilePaid,
  paid: async () => (await import('./paid.ts')).paid,
  operations: async () => (await import('./operations.ts')).operations,
  registers: async () => (await import('./registers.ts')).registers,
  mobilePapers: async () => (await import('./mobile-papers.ts')).mobilePapers,
  mobileRegisters: async () => (await import('./mobile-registers.ts')).mobileRegisters,
  settings: async () => (await import('./settings.ts')).settings,
  stores: async () => (await import('./stores.ts')).stores,
  workorders: async () => (await import('./workorders.ts')).workorders,
}

export type First = typeof first
export type Later = typeof later
/** Every text of the clients, whenever it is fetched; the choices of the area `choices` lie with the others under `enum`. */
export type Messages = Omit<First, 'enum'> & { enum: EnumLabels } & { [A in Exclude<keyof Later, 'choices'>]: Awaited<ReturnType<Later[A]>> }
