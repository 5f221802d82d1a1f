import { Navigate } from '@tanstack/react-router'
import { useSections } from './sections.tsx'

/** Opens the first part that the person may use; the own account is always there. */
export function SettingsHome() {
  return <Navigate to={useSections()[0]!.to} replace />
}
