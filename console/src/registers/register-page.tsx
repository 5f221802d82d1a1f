import { EditOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import { DocumentsOf } from '../documents/documents-of.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { NoticePage } from '../kit/notice-page.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { CALLS, isKind, type AnyShown, type Kind } from './kinds.ts'
import { RegisterTimeline } from './register-timeline.tsx'
import { useScreen } from './screens.ts'

const forms = () => import('./register-forms.tsx')
const ChangeRecord = lazy(() => forms().then(({ ChangeRecord }) => ({ default: ChangeRecord })))
const ActOnRecord = lazy(() => forms().then(({ ActOnRecord }) => ({ default: ActOnRecord })))

/** One record of a register: what must be known, what can be done, what happened. */
export function RegisterPage() {
  const t = useT()
  const { kind, id } = useParams({ from: '/shell/registers/$kind/$id' })
  if (!isKind(kind)) return <NoticePage title={t('error.not_found')} />
  return <Loaded key={`${kind}${id}`} kind={kind} id={id} />
}

function Loaded({ kind, id }: { kind: Kind; id: string }) {
  const one = useCall(CALLS[kind].get as 'belongings.getVehicle', { params: { id } })
  if (!one.data) return <RecordWaiting error={one.error} onRetry={() => void one.refetch()} />
  return (
    <SiteZone siteId={one.data.siteId}>
      <Page kind={kind} one={one.data} />
    </SiteZone>
  )
}

function Page({ kind, one }: { kind: Kind; one: AnyShown }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const screen = useScreen(kind)
  const [opened, setOpened] = useState<string | null>(null)
  const allowed = 'allowedActions' in one ? (one.allowedActions as readonly string[]) : []
  const acts: Act[] = allowed.map((action) => ({ key: action, text: screen.actionText?.(action) ?? label(screen.actions!, action), isDanger: screen.dangers?.includes(action), onClick: () => setOpened(action) }))
  if (CALLS[kind].change !== null && may(screen.write)) acts.push({ key: 'change', text: t('registers.change'), icon: <EditOutlined />, onClick: () => setOpened('change') })
  return (
    <RecordPage
      number={label('recordType', kind)}
      title={
        <>
          {screen.number(one)} {screen.title(one)}
        </>
      }
      tags={screen.tag(one)}
      acts={<ActionBar acts={acts} hasNext={allowed.length > 0 && !screen.dangers?.includes(allowed[0]!)} />}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('registers.history')}</h2>
          </header>
          <div className="gj-body" tabIndex={0} role="region" aria-label={t('registers.history')}>
            <RegisterTimeline id={one.id} screen={screen} />
          </div>
        </>
      }
    >
      <FactGroup title={t('registers.facts')}>
        <Facts facts={screen.facts(one)} />
      </FactGroup>
      {screen.extra?.(one)}
      <DocumentsOf siteId={one.siteId} record={{ type: kind, id: one.id, name: screen.number(one) }} />
      <Suspense>
        {opened === 'change' && <ChangeRecord kind={kind} screen={screen} one={one} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'change' && <ActOnRecord kind={kind} screen={screen} one={one} action={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}
