import type { AnyShown, Kind, Screen } from './kinds.ts'
import { useCardScreen, usePetScreen, useSpaceScreen, useVehicleScreen } from './belonging-screens.tsx'
import { useBusinessScreen, useEntrustmentScreen, useTenancyScreen } from './letting-screens.tsx'
import { useAmenityScreen, useAreaScreen, useFacilityScreen, useMeterScreen } from './place-screens.tsx'

const SCREENS = {
  facility: useFacilityScreen,
  meter: useMeterScreen,
  common_area: useAreaScreen,
  amenity: useAmenityScreen,
  parking_space: useSpaceScreen,
  vehicle: useVehicleScreen,
  access_card: useCardScreen,
  pet: usePetScreen,
  tenancy: useTenancyScreen,
  entrustment: useEntrustmentScreen,
  business_change: useBusinessScreen,
}

/** The hook of a register's screens. A screen only ever gets records of its own kind, which the general list and page cannot know. */
export function screenOf(kind: Kind): () => Screen<AnyShown> {
  return SCREENS[kind] as unknown as () => Screen<AnyShown>
}
