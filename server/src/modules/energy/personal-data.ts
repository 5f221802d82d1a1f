import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents about meters; where somebody did, the name goes with the person. */
export function personalDataOfEnergy(): void {
  holdsRows('energy', [
    { table: 'energy_group', of: atTheirSites, isShared: true, covers: ['name'] },
    { table: 'energy_alarm', of: atTheirSites, isShared: true, covers: ['explanation'], keeps: { closed_by: 'name of the colleague who closed it' }, record: 'energy_alarm', onlyNamingLines: true },
    { table: 'energy_measure', of: atTheirSites, isShared: true, covers: ['name', 'text', 'conclusion'], record: 'energy_measure', onlyNamingLines: true },
    { table: 'night_reading', of: atTheirSites, isShared: true, covers: ['note'] },
    { table: 'energy_campaign', of: atTheirSites, isShared: true, covers: ['title', 'text', 'result'], record: 'energy_campaign', onlyNamingLines: true },
  ])
}
