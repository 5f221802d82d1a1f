import { Link, useParams } from '@tanstack/react-router'
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ComplaintGroupPage } from '@guanjia/contract/redress.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { CaseStatusTag } from '../kit/status-tag.tsx'
import { SiteZone } from '../session/session.tsx'
import { GroupTag } from './looks.tsx'
import './redress.css'

type Opened = { kind: 'answer' | 'dissolve' } | { kind: 'leave'; caseId: string; number: string }

/** One matter of many households: its members, and one answer for all of them. */
export function GroupPage() {
  const { id } = useParams({ from: '/shell/complaint-groups/$id' })
  const found = useCall('redress.getComplaintGroup', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} group={found.data} />
    </SiteZone>
  )
}

function Page({ group }: { group: ComplaintGroupPage }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<Opened | null>(null)
  const may = (action: ComplaintGroupPage['allowedActions'][number]): boolean => group.allowedActions.includes(action)
  const acts: Act[] = (['answer', 'dissolve'] as const).filter(may).map((kind) => ({ key: kind, text: label('groupAction', kind), isDanger: kind === 'dissolve', isRare: kind === 'dissolve', onClick: () => setOpened({ kind }) }))
  return (
    <RecordPage
      number={group.number}
      title={`${group.category.name} · ${group.lead.title}`}
      tags={
        <>
          <GroupTag status={group.status} />
          <span className="gj-quiet">{t('redress.groupSize', { households: group.households, complaints: group.complaints })}</span>
        </>
      }
      acts={<ActionBar acts={acts} hasNext={group.status === 'open' && may('answer')} />}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('redress.group.answer')}</h2>
          </header>
          <div className="gj-body">
            {group.answer ? (
              <Facts
                facts={[
                  { label: t('redress.group.answered'), value: [group.answeredBy, group.answeredAt && time.at(group.answeredAt)].filter(Boolean).join(' · '), isWide: true },
                  { label: t('redress.group.answerText'), value: <span className="gj-words">{group.answer}</span>, isWide: true },
                ]}
              />
            ) : (
              <p className="gj-quiet">{t('redress.group.noAnswer')}</p>
            )}
            <Facts facts={[{ label: t('redress.group.formedAt'), value: time.at(group.formedAt) }, { label: t('redress.group.lastJoinedAt'), value: time.at(group.lastJoinedAt) }]} />
          </div>
        </>
      }
    >
      <FactGroup title={t('redress.group.members')}>
        <Members group={group} onLeave={(caseId, number) => setOpened({ kind: 'leave', caseId, number })} />
      </FactGroup>
      {opened && <GroupActForm group={group} opened={opened} onClose={() => setOpened(null)} />}
    </RecordPage>
  )
}

function Members({ group, onLeave }: { group: ComplaintGroupPage; onLeave: (caseId: string, number: string) => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const act = useAct('redress.actOnComplaintGroup', ['redress', 'cases'])
  return (
    <div className="gj-scroll">
      <table className="gj-lines">
        <tbody>
          {group.members.map((member) => (
            <tr key={member.case.id} data-out={member.left !== null}>
              <td className="gj-nowrap">
                <Link to="/cases/$id" params={{ id: member.case.id }}>
                  {member.case.number}
                </Link>
                {member.isLead && <span className="gj-tone gj-pill" data-tone="active" style={{ marginLeft: 6 }}>{t('redress.group.lead')}</span>}
              </td>
              <td className="gj-nowrap">{member.unit?.name}</td>
              <td className="gj-nowrap">{member.person?.name}</td>
              <td>{member.case.title}</td>
              <td className="gj-nowrap gj-quiet">{time.at(member.case.registeredAt)}</td>
              <td>{member.left ? `${t('redress.group.left')} ${member.left.by} ${time.at(member.left.at)}：${member.left.reason}` : <CaseStatusTag status={member.case.status} />}</td>
              <td className="gj-nowrap gj-right">
                {member.left === null && !member.isLead && group.allowedActions.includes('lead') && (
                  <Button size="small" type="text" onClick={() => act.mutate({ params: { id: group.id }, body: { action: 'lead', version: group.version, caseId: member.case.id } }, { onError: complain })}>
                    {label('groupAction', 'lead')}
                  </Button>
                )}
                {member.left === null && group.allowedActions.includes('leave') && (
                  <Button size="small" type="text" onClick={() => onLeave(member.case.id, member.case.number)} aria-label={`${label('groupAction', 'leave')} ${member.case.number}`}>
                    {label('groupAction', 'leave')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function GroupActForm({ group, opened, onClose }: { group: ComplaintGroupPage; opened: Opened; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('redress.actOnComplaintGroup', ['redress', 'cases'])
  const verb = label('groupAction', opened.kind)
  const submit = async ({ text = '', reason = '' }: { text?: string; reason?: string }): Promise<void> => {
    const { version } = group
    const body = opened.kind === 'answer' ? ({ action: 'answer', version, text } as const) : opened.kind === 'leave' ? ({ action: 'leave', version, caseId: opened.caseId, reason } as const) : ({ action: 'dissolve', version, reason } as const)
    await act.mutateAsync({ params: { id: group.id }, body })
    void message.success(t('shell.acts.done', { verb }))
  }
  const needed = [{ required: true, whitespace: true, message: t('redress.needed') }]
  return (
    <ActForm<{ text?: string; reason?: string }>
      title={opened.kind === 'leave' ? `${verb} · ${opened.number}` : verb}
      verb={verb}
      isDanger={opened.kind === 'dissolve'}
      hint={opened.kind === 'answer' ? t('redress.group.answerHint', { n: group.complaints }) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {opened.kind === 'answer' ? (
        <Form.Item name="text" label={t('redress.group.answerText')} rules={needed}>
          <ResidentText minRows={4} autoFocus />
        </Form.Item>
      ) : (
        <Form.Item name="reason" label={t('redress.field.reason')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} autoFocus />
        </Form.Item>
      )}
    </ActForm>
  )
}
