import type { AnyShown, RegisterKind, Screen } from './kinds.ts'
import { useCardScreen, usePetScreen, useSpaceScreen, useVehicleScreen } from './belonging-screens.tsx'
import { useBusinessScreen, useEntrustmentScreen, useTenancyScreen } from './letting-screens.tsx'
import { useAmenityScreen, useAreaScreen, useFacilityScreen, useMeterScreen } from './place-screens.tsx'

/** The screens of a register. A screen only ever gets records of its own kind, which the general list and page cannot know. */
export function useScreen(kind: RegisterKind): Screen<AnyShown> {
  const screens = {
    facility: useFacilityScreen(),
    meter: useMeterScreen(),
    common_area: useAreaScreen(),
    amenity: useAmenityScreen(),
    parking_space: useSpaceScreen(),
    vehicle: useVehicleScreen(),
    access_card: useCardScreen(),
    pet: usePetScreen(),
    tenancy: useTenancyScreen(),
    entrustment: useEntrustmentScreen(),
    business_change: useBusinessScreen(),
  }
  return screens[kind] as unknown as Screen<AnyShown>
}
