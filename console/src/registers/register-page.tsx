import { EditOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import { DocumentsOf } from '../documents/documents-of.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { NoticePage } from '../kit/notice-page.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { CALLS, isKind, timelineOf, type AnyShown, type Kind, type RegisterKind, type Screen } from './kinds.ts'
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
  return <LoadedOf key={`${kind}${id}`} kind={kind} id={id} page={(one) => <OfKind kind={kind} one={one} />} />
}

function OfKind({ kind, one }: { kind: RegisterKind; one: AnyShown }) {
  return <RecordOf kind={kind} one={one} screen={useScreen(kind)} />
}

/** A record of any register as soon as it is there, in the zone of its site. */
export function LoadedOf({ kind, id, page }: { kind: Kind; id: string; page: (one: AnyShown) => ReactNode }) {
  const one = useCall(CALLS[kind].get as 'belongings.getVehicle', { params: { id } })
  if (!one.data) return <RecordWaiting error={one.error} onRetry={() => void one.refetch()} />
  return <SiteZone siteId={one.data.siteId}>{page(one.data)}</SiteZone>
}

/** The page of a record of any register, by its screen. */
export function RecordOf({ kind, one, screen }: { kind: Kind; one: AnyShown; screen: Screen<AnyShown> }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const [opened, setOpened] = useState<string | null>(null)
  const allowed = 'allowedActions' in one ? (one.allowedActions as readonly string[]) : []
  const acts: Act[] = allowed.map((action) => ({ key: action, text: screen.actionText?.(action) ?? label(screen.actions!, action), isDanger: screen.dangers?.includes(action), onClick: () => setOpened(action) }))
  if (CALLS[kind].change !== null && may(screen.write) && !screen.isFixed?.(one)) acts.push({ key: 'change', text: t('registers.change'), icon: <EditOutlined />, onClick: () => setOpened('change') })
  return (
    <RecordPage
      number={label('recordType', kind)}
      title={
        <>
          {screen.number(one)} {screen.title(one)}
        </>
      }
      tags={screen.tag(one)}
      acts={<ActionBar acts={acts} hasNext={allowed.length > 0 && !screen.dangers?.includes(allowed[0]!)}>{screen.pageActs?.(one)}</ActionBar>}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('registers.history')}</h2>
          </header>
          <div className="gj-body" tabIndex={0} role="region" aria-label={t('registers.history')}>
            <RegisterTimeline id={one.id} screen={screen} call={timelineOf(kind)} />
          </div>
        </>
      }
    >
      <FactGroup title={t('registers.facts')}>
        <Facts facts={screen.facts(one)} />
      </FactGroup>
      {screen.extra?.(one)}
      {isKind(kind) && <DocumentsOf siteId={one.siteId} record={{ type: kind, id: one.id, name: screen.number(one) }} />}
      <Suspense>
        {opened === 'change' && <ChangeRecord kind={kind} screen={screen} one={one} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'change' && <ActOnRecord kind={kind} screen={screen} one={one} action={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}
