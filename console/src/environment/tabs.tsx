import { Link } from '@tanstack/react-router'
import { useLabel, useT } from '@guanjia/ui'
import { ENVIRONMENT_KINDS, type EnvironmentKind } from '../registers/kinds.ts'
import '../registers/registers.css'

/** What each list opens with. */
const SEARCH: Partial<Record<EnvironmentKind, Record<string, string>>> = { clean_line: { active: 'true' }, waste_station: { active: 'true' }, greening_job: { state: 'planned' } }

/** The pages of the environment beside each other: the board, the lists, and the matrix of agents. */
export function EnvironmentTabs({ at }: { at: EnvironmentKind | 'board' | 'agents' }) {
  const t = useT()
  const label = useLabel()
  const looks = (isHere: boolean) => ({ className: 'gj-tone gj-pill', 'data-tone': isHere ? 'active' : 'idle', 'aria-current': isHere ? ('page' as const) : undefined })
  return (
    <nav className="gj-register-kinds gj-screen-only" aria-label={t('environment.tabs.look')}>
      <Link to="/environment" {...looks(at === 'board')}>{t('environment.tabs.board')}</Link>
      {ENVIRONMENT_KINDS.map((kind) => (
        <Link key={kind} to="/environment/$kind" params={{ kind }} search={SEARCH[kind] ?? {}} {...looks(at === kind)}>{label('recordType', kind)}</Link>
      ))}
      <Link to="/environment/agents" {...looks(at === 'agents')}>{t('environment.agents.title')}</Link>
    </nav>
  )
}
