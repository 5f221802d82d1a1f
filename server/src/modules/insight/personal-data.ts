import { atTheirSites, holdsRows } from '../../platform/personal-data/index.ts'

/** Nobody is asked to name residents in improvements; where somebody did, the name goes with the person. */
export function personalDataOfInsight(): void {
  holdsRows('insight', [
    { table: 'improvement', of: atTheirSites, isShared: true, covers: ['title', 'problem', 'source_by', 'cause', 'measure', 'result_text', 'conclusion', 'revision', 'no_revision_reason'] },
    { table: 'zone_month', of: atTheirSites, isShared: true, covers: ['reason'] },
  ])
}
