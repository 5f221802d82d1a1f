import { useParams } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import { NoticePage } from '../kit/notice-page.tsx'
import { isHandoverKind, type AnyShown, type HandoverKind } from '../registers/kinds.ts'
import { LoadedOf, RecordOf } from '../registers/register-page.tsx'
import { useHandoverScreen } from './screens.ts'

/** One defect, or one letter. */
export function HandoverPage() {
  const t = useT()
  const { kind, id } = useParams({ from: '/shell/handover/$kind/$id' })
  if (!isHandoverKind(kind)) return <NoticePage title={t('error.not_found')} />
  return <LoadedOf key={`${kind}${id}`} kind={kind} id={id} page={(one) => <OfKind kind={kind} one={one} />} />
}

function OfKind({ kind, one }: { kind: HandoverKind; one: AnyShown }) {
  return <RecordOf kind={kind} one={one} screen={useHandoverScreen(kind)} />
}
