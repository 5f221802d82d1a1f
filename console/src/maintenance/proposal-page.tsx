import { App, Form, Input, InputNumber } from 'antd'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { dayOf, formatMoney, formatNumber, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { RenewalProposal } from '@guanjia/contract/maintenance.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { MaintenanceHistory } from './history.tsx'
import { AdviceLine, FacilityLink, RenewalTag, ageFacts } from './looks.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

type Action = RenewalProposal['allowedActions'][number]
interface Values {
  note?: string
  on?: string | null
  yuan?: number | null
}
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
const ProposalForm = lazy(() => import('./proposal-form.tsx').then(({ ProposalForm }) => ({ default: ProposalForm })))
const DANGERS: readonly Action[] = ['reject', 'withdraw']

/** A proposal: what, why, for how much, out of which money; who decided and what it cost in the end. */
export function ProposalPage() {
  const { id } = useParams({ from: '/shell/maintenance/proposals/$id' })
  const proposal = useCall('maintenance.getRenewalProposal', { params: { id } })
  if (!proposal.data) return <RecordWaiting error={proposal.error} onRetry={() => void proposal.refetch()} />
  return (
    <SiteZone siteId={proposal.data.siteId}>
      <Page key={id} proposal={proposal.data} />
    </SiteZone>
  )
}

function Page({ proposal }: { proposal: RenewalProposal }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<Action | 'edit' | null>(null)
  const timeline = useCall('maintenance.renewalProposalTimeline', { params: { id: proposal.id } })
  const act = useAct('maintenance.actOnRenewalProposal', ['maintenance'])
  const acts: Act[] = proposal.allowedActions.map((action): Act => ({ key: action, text: label('renewalAction', action), isDanger: DANGERS.includes(action), onClick: () => setOpened(action) }))
  if (proposal.mayChange) acts.push({ key: 'edit', text: t('maintenance.edit'), onClick: () => setOpened('edit') })
  const { advice } = proposal
  const shareOf = (share: number | null, isEnough: (share: number) => boolean) => share !== null && <span className={isEnough(share) ? undefined : 'gj-tone'} data-tone="soon">{isEnough(share) ? '' : '▲ '}{formatNumber(share, 2)} %</span>
  const voted = (share: number | null) => shareOf(share, (one) => one >= 66.67)
  const agreed = (share: number | null) => shareOf(share, (one) => one > 50)
  return (
    <RecordPage
      number={proposal.number}
      title={proposal.title}
      tags={<><RenewalTag state={proposal.state} /><span className="gj-quiet">{label('proposalKind', proposal.kind)}</span>{proposal.isEmergency && <span className="gj-tone gj-pill" data-tone="overdue">▲ {t('maintenance.proposals.emergency')}</span>}{proposal.costFen !== null && <strong>{formatMoney(proposal.costFen)}</strong>}<span className="gj-quiet">{proposal.by.name} {time.at(proposal.submittedAt)}</span></>}
      acts={<ActionBar acts={acts} hasNext={proposal.allowedActions.length > 0 && !DANGERS.includes(proposal.allowedActions[0]!)} />}
      aside={<MaintenanceHistory of="proposal" answer={timeline} />}
    >
      <FactGroup title={t('maintenance.proposals.facts')}>
        <Facts
          facts={[
            { label: t('maintenance.facility'), value: proposal.facility && <FacilityLink of={proposal.facility} /> },
            { label: t('maintenance.facilities.wear'), value: proposal.wear && label('wearLevel', proposal.wear) },
            { label: t('maintenance.proposals.fund'), value: proposal.fund && label('fundSource', proposal.fund) },
            { label: t('maintenance.proposals.ownersVoted'), value: voted(proposal.ownersVoted) },
            { label: t('maintenance.proposals.areaVoted'), value: voted(proposal.areaVoted) },
            { label: t('maintenance.proposals.ownersAgreed'), value: agreed(proposal.ownersAgreed) },
            { label: t('maintenance.proposals.areaAgreed'), value: agreed(proposal.areaAgreed) },
            { label: t('maintenance.proposals.plannedOn'), value: proposal.plannedOn },
            { label: t('maintenance.proposals.reason'), value: <span className="gj-words">{proposal.reason}</span>, isWide: true },
            { label: t('maintenance.proposals.usage'), value: proposal.usage && <span className="gj-words">{proposal.usage}</span>, isWide: true },
            { label: t('maintenance.proposals.decision'), value: proposal.decidedBy && `${proposal.decidedBy.name} ${time.at(proposal.decidedAt)} ${proposal.decision}`, isWide: true },
            { label: t('maintenance.proposals.doneOn'), value: proposal.doneOn },
            { label: t('maintenance.proposals.paid'), value: proposal.paidFen !== null && formatMoney(proposal.paidFen) },
            { label: t('maintenance.proposals.files'), value: proposal.files.length > 0 && <FileStrip files={proposal.files} />, isWide: true },
          ]}
        />
      </FactGroup>
      {advice && (
        <FactGroup title={t('maintenance.proposals.figures')}>
          <AdviceLine advice={advice} />
          <Facts
            facts={[
              ...ageFacts(advice, t),
              { label: t('maintenance.facilities.cost12'), value: advice.cost12Fen === null ? '—' : formatMoney(advice.cost12Fen) },
              { label: t('maintenance.facilities.replacement'), value: advice.replacementFen !== null && formatMoney(advice.replacementFen) },
            ]}
          />
        </FactGroup>
      )}
      <Suspense>
        {opened === 'edit' && <ProposalForm proposal={proposal} facility={null} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'edit' && (
          <ActForm
            title={`${label('renewalAction', opened)} · ${proposal.number}`}
            verb={label('renewalAction', opened)}
            isDanger={DANGERS.includes(opened)}
            hint={t(`maintenance.proposals.hint.${opened}`)}
            {...(opened === 'complete' ? { initial: { on: dayOf(Date.now(), time.timeZone), yuan: proposal.costFen === null ? null : proposal.costFen / 100 } } : {})}
            onSubmit={async ({ note = '', on = null, yuan = null }) => {
              await act.mutateAsync({ params: { id: proposal.id }, body: { action: opened, version: proposal.version, note: note.trim(), ...(opened === 'complete' && on ? { on } : {}), paidFen: opened === 'complete' && yuan !== null ? Math.round(yuan * 100) : null } })
              void message.success(t('shell.acts.done', { verb: label('renewalAction', opened) }))
            }}
            onClose={() => setOpened(null)}
          >
            {opened === 'complete' && (
              <div className="gj-form-pair">
                <Form.Item name="on" label={t('maintenance.proposals.doneOn')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><DayPicker /></Form.Item>
                <Form.Item name="yuan" label={t('maintenance.proposals.paid')}><InputNumber min={0} max={1_000_000_000} precision={2} prefix="¥" style={{ width: '100%' }} /></Form.Item>
              </div>
            )}
            <Form.Item name="note" label={t(opened === 'approve' || opened === 'reject' ? 'maintenance.proposals.decision' : 'maintenance.note')} rules={opened === 'reject' ? [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }] : []}><Input.TextArea autoFocus={opened !== 'complete'} maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}
