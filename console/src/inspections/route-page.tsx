import { useParams } from '@tanstack/react-router'
import { useCall } from '@guanjia/ui'
import { RecordWaiting } from '../kit/record-page.tsx'
import { RouteEditor } from './route-editor.tsx'
import './inspections.css'

/** A route, or a new one. */
export function RoutePage() {
  const { id } = useParams({ from: '/shell/inspections/routes/$id' })
  const isNew = id === 'new'
  const route = useCall('inspections.getRoute', { params: { id } }, { enabled: !isNew })
  if (isNew) return <RouteEditor key="new" route={null} />
  if (!route.data) return <RecordWaiting error={route.error} onRetry={() => void route.refetch()} />
  return <RouteEditor key={id} route={route.data} />
}
