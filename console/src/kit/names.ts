import { useCall } from '@guanjia/ui'
import { useMay, useSite } from '../session/session.tsx'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

/** The names of categories, departments and colleagues by id; asked for only when `needed`. What is not known stays undefined. */
export function useNames(needed: boolean): (id: string) => string | undefined {
  const may = useMay()
  const site = useSite()
  const categories = useCall('cases.listCategories', {}, { enabled: needed, staleTime: 300_000 })
  const departments = useCall(
    'organization.listDepartments',
    { query: { siteId: site.id } },
    { enabled: needed && may('organization:read'), staleTime: 300_000 },
  )
  const colleagues = useCall(
    'organization.listEmployees',
    { query: { siteId: site.id } },
    { enabled: needed && may('people:read'), staleTime: 60_000 },
  )
  const all = [...(categories.data?.items ?? []), ...(departments.data?.items ?? []), ...(colleagues.data?.items ?? [])]
  return (id) => all.find((one) => one.id === id)?.name
}
