import type { ReactNode } from 'react'
import type { AccessCard, ParkingSpace, Pet, Vehicle } from '@guanjia/contract/belongings.ts'
import type { AgentUse, CleanCheck, CleanEquipment, CleanJob, CleanLine, GreeningJob, GreeningPlan, PestControl, TreeAdoption, WasteCollection, WasteStation } from '@guanjia/contract/environment.ts'
import type { Defect, DefectLetter } from '@guanjia/contract/handover.ts'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import type { BusinessChange, Entrustment, Tenancy } from '@guanjia/contract/lettings.ts'
import type { Permission } from '@guanjia/contract/permissions.ts'
import type { Amenity, CommonArea, Facility, Meter } from '@guanjia/contract/registers.ts'
import type { Column } from '../kit/data-table.tsx'
import type { Filter } from '../kit/filters.tsx'
import type { Fact } from '../kit/record-page.tsx'
import type { FixedView } from '../kit/saved-views.tsx'
import type { Search } from '../kit/search.ts'
import type { Field } from './fields.tsx'

/** What each register shows. */
export interface ShownOf {
  facility: Facility
  meter: Meter
  common_area: CommonArea
  amenity: Amenity
  parking_space: ParkingSpace
  vehicle: Vehicle
  access_card: AccessCard
  pet: Pet
  tenancy: Tenancy
  entrustment: Entrustment
  business_change: BusinessChange
  clean_line: CleanLine
  clean_check: CleanCheck
  clean_job: CleanJob
  agent_use: AgentUse
  clean_equipment: CleanEquipment
  waste_station: WasteStation
  waste_collection: WasteCollection
  greening_job: GreeningJob
  greening_plan: GreeningPlan
  tree_adoption: TreeAdoption
  pest_control: PestControl
  defect: Defect
  defect_letter: DefectLetter
}
export type Kind = keyof ShownOf

/** The operations of each register; all lists, pages and forms are made from them. */
export const CALLS = {
  facility: { list: 'registers.listFacilities', get: 'registers.getFacility', create: 'registers.createFacility', change: 'registers.changeFacility', act: 'registers.actOnFacility', sheet: 'registers.exportFacilities' },
  meter: { list: 'registers.listMeters', get: 'registers.getMeter', create: 'registers.createMeter', change: 'registers.changeMeter', act: 'registers.actOnMeter', sheet: 'registers.exportMeters' },
  common_area: { list: 'registers.listAreas', get: 'registers.getArea', create: 'registers.createArea', change: 'registers.changeArea', act: null, sheet: 'registers.exportAreas' },
  amenity: { list: 'registers.listAmenities', get: 'registers.getAmenity', create: 'registers.createAmenity', change: 'registers.changeAmenity', act: null, sheet: 'registers.exportAmenities' },
  parking_space: { list: 'belongings.listSpaces', get: 'belongings.getSpace', create: 'belongings.createSpace', change: 'belongings.changeSpace', act: 'belongings.actOnSpace', sheet: 'belongings.exportSpaces' },
  vehicle: { list: 'belongings.listVehicles', get: 'belongings.getVehicle', create: 'belongings.createVehicle', change: 'belongings.changeVehicle', act: 'belongings.actOnVehicle', sheet: 'belongings.exportVehicles' },
  access_card: { list: 'belongings.listCards', get: 'belongings.getCard', create: 'belongings.applyForCard', change: null, act: 'belongings.actOnCard', sheet: 'belongings.exportCards' },
  pet: { list: 'belongings.listPets', get: 'belongings.getPet', create: 'belongings.createPet', change: 'belongings.changePet', act: 'belongings.actOnPet', sheet: 'belongings.exportPets' },
  tenancy: { list: 'lettings.listTenancies', get: 'lettings.getTenancy', create: 'lettings.startTenancy', change: 'lettings.changeTenancy', act: 'lettings.actOnTenancy', sheet: 'lettings.exportTenancies' },
  entrustment: { list: 'lettings.listEntrustments', get: 'lettings.getEntrustment', create: 'lettings.startEntrustment', change: 'lettings.changeEntrustment', act: 'lettings.actOnEntrustment', sheet: 'lettings.exportEntrustments' },
  business_change: { list: 'lettings.listBusinessChanges', get: 'lettings.getBusinessChange', create: 'lettings.requestBusinessChange', change: null, act: 'lettings.actOnBusinessChange', sheet: 'lettings.exportBusinessChanges' },
  clean_line: { list: 'environment.listCleanLines', get: 'environment.getCleanLine', create: 'environment.createCleanLine', change: 'environment.changeCleanLine', act: null, sheet: 'environment.exportCleanLines' },
  clean_check: { list: 'environment.listCleanChecks', get: 'environment.getCleanCheck', create: 'environment.createCleanCheck', change: null, act: null, sheet: 'environment.exportCleanChecks' },
  clean_job: { list: 'environment.listCleanJobs', get: 'environment.getCleanJob', create: 'environment.startCleanJob', change: null, act: 'environment.actOnCleanJob', sheet: 'environment.exportCleanJobs' },
  agent_use: { list: 'environment.listAgentUses', get: 'environment.getAgentUse', create: 'environment.recordAgentUse', change: null, act: null, sheet: 'environment.exportAgentUses' },
  clean_equipment: { list: 'environment.listCleanEquipment', get: 'environment.getCleanEquipment', create: 'environment.createCleanEquipment', change: 'environment.changeCleanEquipment', act: 'environment.actOnCleanEquipment', sheet: 'environment.exportCleanEquipment' },
  waste_station: { list: 'environment.listWasteStations', get: 'environment.getWasteStation', create: 'environment.createWasteStation', change: 'environment.changeWasteStation', act: null, sheet: 'environment.exportWasteStations' },
  waste_collection: { list: 'environment.listWasteCollections', get: 'environment.getWasteCollection', create: 'environment.recordWasteCollection', change: null, act: null, sheet: 'environment.exportWasteCollections' },
  greening_job: { list: 'environment.listGreeningJobs', get: 'environment.getGreeningJob', create: 'environment.createGreeningJob', change: 'environment.changeGreeningJob', act: 'environment.actOnGreeningJob', sheet: 'environment.exportGreeningJobs' },
  greening_plan: { list: 'environment.listGreeningPlans', get: 'environment.getGreeningPlan', create: 'environment.createGreeningPlan', change: 'environment.changeGreeningPlan', act: 'environment.actOnGreeningPlan', sheet: 'environment.exportGreeningPlans' },
  tree_adoption: { list: 'environment.listTreeAdoptions', get: 'environment.getTreeAdoption', create: 'environment.createTreeAdoption', change: null, act: 'environment.actOnTreeAdoption', sheet: 'environment.exportTreeAdoptions' },
  pest_control: { list: 'environment.listPestControls', get: 'environment.getPestControl', create: 'environment.createPestControl', change: 'environment.changePestControl', act: 'environment.actOnPestControl', sheet: 'environment.exportPestControls' },
  defect: { list: 'handover.listDefects', get: 'handover.getDefect', create: 'handover.createDefect', change: 'handover.changeDefect', act: 'handover.actOnDefect', sheet: 'handover.exportDefects' },
  defect_letter: { list: 'handover.listDefectLetters', get: 'handover.getDefectLetter', create: 'handover.createDefectLetter', change: null, act: 'handover.actOnDefectLetter', sheet: 'handover.exportDefectLetters' },
} as const satisfies Record<Kind, Record<string, string | null>>

/** What is stale after a change: a lease shows on vehicles, a tenancy on the archives. */
export const REFRESHED = ['registers', 'belongings', 'lettings', 'archives']

/** Records of the environment work: lists, pages and forms of the same make, at an address of their own. */
export const ENVIRONMENT_KINDS = ['clean_line', 'clean_check', 'clean_job', 'agent_use', 'clean_equipment', 'waste_station', 'waste_collection', 'greening_job', 'greening_plan', 'tree_adoption', 'pest_control'] as const satisfies readonly Kind[]
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number]
export const isEnvironmentKind = (text: string): text is EnvironmentKind => (ENVIRONMENT_KINDS as readonly string[]).includes(text)
/** What the developer left behind, at an address of its own, too. */
export const HANDOVER_KINDS = ['defect', 'defect_letter'] as const satisfies readonly Kind[]
export type HandoverKind = (typeof HANDOVER_KINDS)[number]
export const isHandoverKind = (text: string): text is HandoverKind => (HANDOVER_KINDS as readonly string[]).includes(text)
export type RegisterKind = Exclude<Kind, EnvironmentKind | HandoverKind>

export function isKind(text: string): text is RegisterKind {
  return text in CALLS && !isEnvironmentKind(text) && !isHandoverKind(text)
}
/** Where lists and pages of a kind stand. */
export const baseOf = (kind: Kind): '/registers' | '/environment' | '/handover' => (isEnvironmentKind(kind) ? '/environment' : isHandoverKind(kind) ? '/handover' : '/registers')
export const refreshedBy = (kind: Kind): string[] => (isEnvironmentKind(kind) ? ['environment', 'inspections'] : isHandoverKind(kind) ? ['handover', 'workorders', 'inspections', 'households'] : REFRESHED)
/** Which operation tells the history of a record. */
export const timelineOf = (kind: Kind) => (isEnvironmentKind(kind) ? 'environment.environmentTimeline' : isHandoverKind(kind) ? 'handover.handoverTimeline' : 'registers.recordTimeline')

/** What is special about the screens of one register. */
export interface Screen<T> {
  name: string
  read: Permission
  write: Permission
  search: string
  columns: Column<T>[]
  filters: readonly Filter[]
  views?: readonly FixedView[]
  /** The filters of the address in the words of the API. */
  filterOf: (search: Search) => object
  /** The fields of a new record, and of a change. */
  fields: (one: T | null) => Field[]
  /** New records name their unit instead of their site. */
  isOfUnit?: boolean
  number: (one: T) => string
  title: (one: T) => ReactNode
  tag: (one: T) => ReactNode
  facts: (one: T) => (Fact | false | null)[]
  /** The words of its acts and states. */
  actions?: keyof EnumLabels
  states?: keyof EnumLabels
  /** Where the words of the enum are about something else. */
  actionText?: (action: string) => string | undefined
  actFields?: (action: string) => Field[]
  /** Acts that the list offers for many records at once. */
  many?: readonly string[]
  dangers?: readonly string[]
  extra?: (one: T) => ReactNode
  /** Acts of the list beside the one that makes a new record, and buttons of the page. */
  listActs?: ReactNode
  pageActs?: (one: T) => ReactNode
  /** Which records can no longer be changed. */
  isFixed?: (one: T) => boolean
  /** The words of what happened that are no acts. */
  happening?: (action: string) => string | undefined
}

export type AnyShown = ShownOf[Kind]
