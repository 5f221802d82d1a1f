import type {
  CARD_ACTIONS,
  CARD_KINDS,
  CARD_STATES,
  PET_SPECIES,
  PLATE_KINDS,
  SPACE_ACTIONS,
  SPACE_KINDS,
  SPACE_STATES,
  VEHICLE_ACTIONS,
  VEHICLE_TYPES,
} from '../../belongings.ts'
import type {
  BUSINESS_ACTIONS,
  BUSINESS_KINDS,
  BUSINESS_STATES,
  ENTRUSTED_SERVICES,
  FEE_PAYERS,
  TENANCY_ACTIONS,
  TENANCY_STATES,
  TENANCY_TASKS,
} from '../../lettings.ts'
import type {
  AMENITY_KINDS,
  AMENITY_STATES,
  AREA_TYPES,
  FACILITY_ACTIONS,
  FACILITY_DUES,
  FACILITY_STATES,
  HOUSING_CATEGORIES,
  METER_ACTIONS,
  METER_KINDS,
  METER_STATES,
  PROJECT_KINDS,
  READING_VERDICTS,
  SERVICE_TEMPLATES,
} from '../../registers.ts'

type Each<T extends readonly string[]> = Record<T[number], string>

/** The closed choices of the registers: `EnumLabels` has them with all others. */
export type RegisterLabels = {
  facilityState: Each<typeof FACILITY_STATES>
  facilityAction: Each<typeof FACILITY_ACTIONS>
  facilityDue: Each<typeof FACILITY_DUES>
  areaType: Each<typeof AREA_TYPES>
  amenityKind: Each<typeof AMENITY_KINDS>
  amenityState: Each<typeof AMENITY_STATES>
  meterKind: Each<typeof METER_KINDS>
  meterState: Each<typeof METER_STATES>
  meterAction: Each<typeof METER_ACTIONS>
  readingVerdict: Each<typeof READING_VERDICTS>
  projectKind: Each<typeof PROJECT_KINDS>
  housingCategory: Each<typeof HOUSING_CATEGORIES>
  serviceTemplate: Each<typeof SERVICE_TEMPLATES>
  spaceKind: Each<typeof SPACE_KINDS>
  spaceState: Each<typeof SPACE_STATES>
  spaceAction: Each<typeof SPACE_ACTIONS>
  plateKind: Each<typeof PLATE_KINDS>
  vehicleType: Each<typeof VEHICLE_TYPES>
  vehicleAction: Each<typeof VEHICLE_ACTIONS>
  cardKind: Each<typeof CARD_KINDS>
  cardState: Each<typeof CARD_STATES>
  cardAction: Each<typeof CARD_ACTIONS>
  petSpecies: Each<typeof PET_SPECIES>
  tenancyState: Each<typeof TENANCY_STATES>
  tenancyAction: Each<typeof TENANCY_ACTIONS>
  feePayer: Each<typeof FEE_PAYERS>
  tenancyTask: Each<typeof TENANCY_TASKS>
  entrustedService: Each<typeof ENTRUSTED_SERVICES>
  businessKind: Each<typeof BUSINESS_KINDS>
  businessState: Each<typeof BUSINESS_STATES>
  businessAction: Each<typeof BUSINESS_ACTIONS>
}
