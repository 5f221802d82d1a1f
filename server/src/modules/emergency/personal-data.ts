import { sql } from 'kysely'
import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'
import type { Subject } from '../../platform/personal-data/subject.ts'

const ofIncidents = (subject: Subject) => sql`incident_id in (select id from incident where ${atTheirSites(subject)})`

const CLOSED = 'a word of a closed list'
const COLLEAGUE = 'name of the colleague who did it'

/** An incident names whom it met; what was written about them loses the name with the person. Their photos hang on the incident. */
export function personalDataOfEmergency(): void {
  holdsRows('emergency', [
    { table: 'emergency_plan', of: atTheirSites, isShared: true, covers: ['name'], coversJson: ['draft'], record: 'emergency_plan', onlyNamingLines: true },
    { table: 'emergency_plan_version', of: (subject) => sql`plan_id in (select id from emergency_plan where ${atTheirSites(subject)})`, isShared: true, coversJson: ['content'] },
    { table: 'incident', of: atTheirSites, isShared: true, covers: ['place', 'description', 'outcome'], coversJson: ['plan'], keeps: { kind: CLOSED }, record: 'incident', onlyNamingLines: true },
    { table: 'incident_role', of: ofIncidents, isShared: true, covers: ['name'], keeps: { key: 'a short name inside the plan' } },
    { table: 'incident_holder', of: ofIncidents, isShared: true, covers: ['name'] },
    { table: 'incident_step', of: ofIncidents, isShared: true, covers: ['text', 'note'], keeps: { key: 'a short name inside the plan', after: 'short names inside the plan', ended_by: COLLEAGUE } },
    { table: 'incident_count', of: ofIncidents, isShared: true, covers: ['zone', 'who'] },
    { table: 'incident_call', of: ofIncidents, isShared: true, covers: ['name', 'phone'], keeps: { called_by: COLLEAGUE } },
    { table: 'incident_announcement', of: ofIncidents, isShared: true, covers: ['title', 'words'], keeps: { announced_by: COLLEAGUE } },
    { table: 'incident_review', of: ofIncidents, isShared: true, covers: ['facts', 'cause', 'result', 'evaluation', 'lessons'], coversJson: ['whys', 'rewards'], keeps: { saved_by: COLLEAGUE } },
    { table: 'incident_notice', of: ofIncidents, isShared: true, keeps: { acknowledged_by: COLLEAGUE } },
    { table: 'drill_attendance', of: (subject) => sql`drill_id in (select id from drill where ${atTheirSites(subject)})`, isShared: true, keeps: { duty: CLOSED } },
    { table: 'drill', of: atTheirSites, isShared: true, covers: ['scenario', 'findings'], keeps: { kind: CLOSED }, record: 'drill', onlyNamingLines: true },
  ])
}
