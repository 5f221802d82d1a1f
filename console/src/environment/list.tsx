import { useParams } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import { NoticePage } from '../kit/notice-page.tsx'
import { isEnvironmentKind, type EnvironmentKind } from '../registers/kinds.ts'
import { ListOf } from '../registers/register-list.tsx'
import { useEnvironmentScreen } from './screens.ts'
import { EnvironmentTabs } from './tabs.tsx'

/** The list of one kind of record, by the address. */
export function EnvironmentList() {
  const t = useT()
  const { kind } = useParams({ from: '/shell/environment/$kind' })
  if (!isEnvironmentKind(kind)) return <NoticePage title={t('error.not_found')} />
  return <OfKind key={kind} kind={kind} />
}

function OfKind({ kind }: { kind: EnvironmentKind }) {
  return <ListOf kind={kind} screen={useEnvironmentScreen(kind)} above={<EnvironmentTabs at={kind} />} />
}
