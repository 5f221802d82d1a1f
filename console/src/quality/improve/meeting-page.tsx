import { FilePdfOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { QualityMeeting } from '@guanjia/contract/quality.ts'
import { ActionBar } from '../../kit/action-bar.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../../kit/record-page.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { SiteZone } from '../../session/session.tsx'
import { ImproveHistory } from './history.tsx'
import { ACTION_LOOK } from './looks.ts'

const HoldForm = lazy(() => import('./meeting-forms.tsx').then(({ HoldForm }) => ({ default: HoldForm })))
const MoveForm = lazy(() => import('./meeting-forms.tsx').then(({ MoveForm }) => ({ default: MoveForm })))

/** One quality meeting: its pack before, its problems and plan afterwards. */
export function MeetingPage() {
  const { id } = useParams({ from: '/shell/quality/improve/meetings/$id' })
  const found = useCall('quality.getQualityMeeting', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} meeting={found.data} />
    </SiteZone>
  )
}

function Page({ meeting }: { meeting: QualityMeeting }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<QualityMeeting['allowedActions'][number] | null>(null)
  const history = useCall('quality.qualityMeetingTimeline', { params: { id: meeting.id } })
  const acts = meeting.allowedActions.map((key) => ({ key, text: label('meetingAction', key), isDanger: key === 'cancel', onClick: () => setOpened(key) }))
  return (
    <RecordPage
      number={meeting.number}
      title={`${t('improve.meeting.title')} ${meeting.month}`}
      tags={<><span>{label('meetingState', meeting.state)}</span><span className="gj-quiet">{meeting.heldAt ? time.at(meeting.heldAt) : meeting.plannedOn}</span></>}
      acts={<ActionBar acts={acts}><Button icon={<FilePdfOutlined />} href={urlOf('quality.printMeetingPack', { params: { id: meeting.id } })} target="_blank">{t('improve.meeting.pack')}</Button></ActionBar>}
      aside={<ImproveHistory entries={history.data?.items} />}
    >
      {meeting.state === 'planned' && <FactGroup title={t('improve.meeting.pack')}><p>{t('improve.meeting.packHint')}</p></FactGroup>}
      {meeting.problems.length > 0 && (
        <FactGroup title={t('improve.meeting.problems')}>
          <ol className="gj-standard-items">{meeting.problems.map(({ text, cause }, at) => <li key={at}><span>{text}</span><span className="gj-quiet">{cause}</span></li>)}</ol>
        </FactGroup>
      )}
      {meeting.actions.length > 0 && (
        <section className="gj-card">
          <header><h2>{t('improve.meeting.plan')}</h2></header>
          <FigureTable label={t('improve.meeting.plan')} head={[{ words: t('improve.meeting.measure') }, { words: t('improve.owner') }, { words: t('improve.due') }, { words: t('improve.state') }]}>
            {meeting.actions.map((one) => (
              <tr key={one.id}>
                <th scope="row"><Link to="/quality/improve/actions/$id" params={{ id: one.id }}>{one.number}</Link> {one.title}</th>
                <td data-text>{one.owner.name}</td>
                <td data-text>{one.dueOn}</td>
                <td data-text><Look look={ACTION_LOOK[one.state]} text={label('qualityActionState', one.state)} /></td>
              </tr>
            ))}
          </FigureTable>
        </section>
      )}
      {meeting.state === 'held' && <FactGroup title={t('improve.meeting.held')}><Facts facts={[{ label: t('improve.meeting.chair'), value: meeting.chair?.name }, { label: t('improve.meeting.attendees'), value: meeting.attendees.map(({ name }) => name).join('、') }, { label: t('improve.meeting.minutes'), value: meeting.minutes, isWide: true }]} /></FactGroup>}
      <Suspense>
        {opened === 'hold' && <HoldForm meeting={meeting} onClose={() => setOpened(null)} />}
        {(opened === 'postpone' || opened === 'cancel') && <MoveForm meeting={meeting} action={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}
