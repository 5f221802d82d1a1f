import { useParams } from '@tanstack/react-router'
import { useT } from '@guanjia/ui'
import { NoticePage } from '../kit/notice-page.tsx'
import { isHandoverKind, type HandoverKind } from '../registers/kinds.ts'
import { ListOf } from '../registers/register-list.tsx'
import { useHandoverScreen } from './screens.ts'
import { HandoverTabs } from './tabs.tsx'

/** The list of defects or of letters, by the address. */
export function HandoverList() {
  const t = useT()
  const { kind } = useParams({ from: '/shell/handover/$kind' })
  if (!isHandoverKind(kind)) return <NoticePage title={t('error.not_found')} />
  return <OfKind key={kind} kind={kind} />
}

function OfKind({ kind }: { kind: HandoverKind }) {
  return <ListOf kind={kind} screen={useHandoverScreen(kind)} above={<HandoverTabs at={kind} />} />
}
