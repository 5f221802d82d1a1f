import { useParams } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import { NoticePage } from '../kit/notice-page.tsx'
import { isEnvironmentKind, type AnyShown, type EnvironmentKind } from '../registers/kinds.ts'
import { LoadedOf, RecordOf } from '../registers/register-page.tsx'
import { useEnvironmentScreen } from './screens.ts'

/** One record of the environment work. */
export function EnvironmentPage() {
  const t = useT()
  const { kind, id } = useParams({ from: '/shell/environment/$kind/$id' })
  if (!isEnvironmentKind(kind)) return <NoticePage title={t('error.not_found')} />
  return <LoadedOf key={`${kind}${id}`} kind={kind} id={id} page={(one) => <OfKind kind={kind} one={one} />} />
}

function OfKind({ kind, one }: { kind: EnvironmentKind; one: AnyShown }) {
  return <RecordOf kind={kind} one={one} screen={useEnvironmentScreen(kind)} />
}
