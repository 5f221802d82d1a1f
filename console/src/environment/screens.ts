import type { AnyShown, EnvironmentKind, Screen } from '../registers/kinds.ts'
import { useAgentUseScreen, useCleanCheckScreen, useCleanJobScreen, useCleanLineScreen, useEquipmentScreen } from './cleaning-screens.tsx'
import { useAdoptionScreen, useGreeningJobScreen, useGreeningPlanScreen } from './greening-screens.tsx'
import { usePestScreen } from './pest-screen.tsx'
import { useCollectionScreen, useStationScreen } from './waste-screens.tsx'

/** The screens of the environment work; those that ask for something do so only when they are shown. A screen only ever gets records of its own kind, which the general list and page cannot know. */
export function useEnvironmentScreen(kind: EnvironmentKind): Screen<AnyShown> {
  const screens = {
    clean_line: useCleanLineScreen(),
    clean_check: useCleanCheckScreen(),
    clean_job: useCleanJobScreen(),
    agent_use: useAgentUseScreen(),
    clean_equipment: useEquipmentScreen(),
    waste_station: useStationScreen(),
    waste_collection: useCollectionScreen(kind === 'waste_collection'),
    greening_job: useGreeningJobScreen(),
    greening_plan: useGreeningPlanScreen(),
    tree_adoption: useAdoptionScreen(),
    pest_control: usePestScreen(),
  }
  return screens[kind] as unknown as Screen<AnyShown>
}
