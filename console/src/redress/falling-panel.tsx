import { PrinterOutlined } from '@ant-design/icons'
import { Button, Form, Input, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Case } from '@guanjia/contract/cases.ts'
import type { FallingObject, FallingUnit } from '@guanjia/contract/redress.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileStrip, FileUpload } from '../kit/file-strip.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'

const OpenFallingForm = lazy(() => import('./open-falling-form.tsx').then(({ OpenFallingForm }) => ({ default: OpenFallingForm })))

type Opened = { kind: 'exclude' | 'restore' | 'presence'; unit: FallingUnit } | { kind: 'conclude' | 'reopen' }

/** Who could it have been: the units above as they were then, excluded one by one, each with its reason. */
export function FallingPanel({ caseId, record }: { caseId: string; /** The case, where an inquiry may be opened for it. */ record?: Case }) {
  const t = useT()
  const open = useAct('redress.openFalling', ['redress', 'cases'])
  const [opening, setOpening] = useState(false)
  const [opened, setOpened] = useState<Opened | null>(null)
  const { data } = useCall('redress.getFalling', { params: { id: caseId } })
  if (!data) return null
  const { inquiry } = data
  const may = (action: FallingObject['allowedActions'][number]): boolean => inquiry?.allowedActions.includes(action) ?? false
  return (
    <FactGroup
      title={inquiry ? `${t('redress.falling.title')} ${inquiry.number}` : t('redress.falling.title')}
      extra={
        <>
          {data.mayOpen && record && (
            <Button size="small" type="primary" onClick={() => setOpening(true)}>
              {t('redress.falling.open')}
            </Button>
          )}
          {may('conclude') && (
            <Button size="small" onClick={() => setOpened({ kind: 'conclude' })}>
              {t('redress.falling.conclude')}
            </Button>
          )}
          {may('reopen') && (
            <Button size="small" onClick={() => setOpened({ kind: 'reopen' })}>
              {t('redress.falling.reopen')}
            </Button>
          )}
          {inquiry && <Button size="small" icon={<PrinterOutlined />} href={urlOf('redress.printFalling', { params: { id: inquiry.id } })} target="_blank" aria-label={t('redress.falling.print')} title={t('redress.falling.print')} />}
        </>
      }
    >
      {inquiry === null ? (
        <p className="gj-quiet">{t('redress.falling.hint')}</p>
      ) : (
        <>
          <p>
            <strong>{t('redress.falling.result', inquiry.counts)}</strong>
          </p>
          <What inquiry={inquiry} />
          <Units inquiry={inquiry} may={may('exclude')} onAct={setOpened} />
        </>
      )}
      {inquiry && opened && <FallingActForm inquiry={inquiry} opened={opened} onClose={() => setOpened(null)} />}
      <Suspense>{opening && record && <OpenFallingForm siteId={record.siteId} unitId={record.unit?.id ?? null} happenedAt={record.occurredAt ?? record.registeredAt} place={record.place} onOpen={(body) => open.mutateAsync({ params: { id: caseId }, body })} onClose={() => setOpening(false)} />}</Suspense>
    </FactGroup>
  )
}

function What({ inquiry }: { inquiry: FallingObject }) {
  const t = useT()
  const time = useTime()
  return (
    <Facts
      facts={[
        { label: t('redress.falling.happenedAt'), value: time.at(inquiry.happenedAt) },
        { label: t('redress.falling.object'), value: inquiry.object },
        { label: t('redress.falling.harm'), value: inquiry.harm },
        { label: t('redress.falling.place'), value: inquiry.place },
        { label: t('redress.falling.renovating'), value: inquiry.renovating.map((unit) => unit.name).join('、') },
        { label: t('redress.falling.conclusion'), value: inquiry.conclusion && <span className="gj-words">{inquiry.conclusion}</span>, isWide: true },
      ]}
    />
  )
}

function Units({ inquiry, may, onAct }: { inquiry: FallingObject; may: boolean; onAct: (opened: Opened) => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const yesNo = (value: boolean | null): string => t(value === null ? 'redress.unknown' : value ? 'redress.yes' : 'redress.no')
  return (
    <div className="gj-scroll">
      <table className="gj-lines">
        <thead>
          <tr>
            <th scope="col">{t('redress.field.unit')}</th>
            <th scope="col">{t('redress.falling.stateThen')}</th>
            <th scope="col">{t('redress.falling.occupied')}</th>
            <th scope="col">{t('redress.falling.wasRenovating')}</th>
            <th scope="col">{t('redress.falling.presence')}</th>
            <th scope="col">{t('redress.falling.excluded')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {inquiry.units.map((one) => (
            <tr key={one.unit.id} data-out={one.exclusion !== null}>
              <th scope="row" className="gj-nowrap">
                {one.unit.name}
              </th>
              <td className="gj-nowrap">{one.stateThen === null ? t('redress.unknown') : label('unitState', one.stateThen)}</td>
              <td className="gj-nowrap" title={one.occupants.map((person) => person.name).join('、')}>
                {yesNo(one.wasOccupied)}
              </td>
              <td className="gj-nowrap">{one.wasRenovating ? <Look plain look={{ tone: 'soon', shape: 'half' }} text={t('redress.yes')} /> : yesNo(one.wasRenovating)}</td>
              <td className="gj-nowrap" title={one.presenceSource}>
                {label('presence', one.presence)}
              </td>
              <td>
                {one.exclusion && (
                  <>
                    {one.exclusion.reason}{' '}
                    <span className="gj-quiet gj-small">
                      {one.exclusion.by} {time.at(one.exclusion.at)}
                    </span>
                    <FileStrip files={one.exclusion.files} />
                  </>
                )}
              </td>
              <td className="gj-nowrap gj-right">
                {may && (
                  <>
                    <Button size="small" type="text" onClick={() => onAct({ kind: 'presence', unit: one })} aria-label={`${t('redress.falling.setPresence')} ${one.unit.name}`}>
                      {t('redress.falling.setPresence')}
                    </Button>
                    <Button size="small" onClick={() => onAct({ kind: one.exclusion ? 'restore' : 'exclude', unit: one })} aria-label={`${t(one.exclusion ? 'redress.falling.restore' : 'redress.falling.exclude')} ${one.unit.name}`}>
                      {t(one.exclusion ? 'redress.falling.restore' : 'redress.falling.exclude')}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface Values {
  reason?: string
  presence?: FallingUnit['presence']
  files?: FileRef[]
}

function FallingActForm({ inquiry, opened, onClose }: { inquiry: FallingObject; opened: Opened; onClose: () => void }) {
  const t = useT()
  const act = useAct('redress.actOnFalling', ['redress', 'cases', 'emergency'])
  const presences = useChoices('presence')
  const verb = t(opened.kind === 'presence' ? 'redress.falling.setPresence' : `redress.falling.${opened.kind}`)
  const submit = ({ reason = '', presence = 'unknown', files = [] }: Values): Promise<unknown> => {
    const { version } = inquiry
    const params = { id: inquiry.id }
    if (!('unit' in opened))
      return act.mutateAsync({ params, body: opened.kind === 'conclude' ? { action: 'conclude', version, conclusion: reason } : { action: 'reopen', version, reason } })
    const unitId = opened.unit.unit.id
    if (opened.kind === 'presence') return act.mutateAsync({ params, body: { action: 'presence', version, unitId, presence, source: reason } })
    if (opened.kind === 'restore') return act.mutateAsync({ params, body: { action: 'restore', version, unitId, reason } })
    return act.mutateAsync({ params, body: { action: 'exclude', version, unitId, reason, fileIds: files.map((file) => file.id) } })
  }
  const words = { exclude: 'redress.falling.why', restore: 'redress.falling.whyBack', presence: 'redress.falling.source', conclude: 'redress.falling.conclusion', reopen: 'redress.field.reason' } as const
  return (
    <ActForm<Values> title={'unit' in opened ? `${verb} · ${opened.unit.unit.name}` : verb} verb={verb} initial={{ presence: 'unit' in opened ? opened.unit.presence : 'unknown' }} onSubmit={submit} onClose={onClose}>
      {opened.kind === 'presence' && (
        <Form.Item name="presence" label={t('redress.falling.presence')}>
          <Segmented options={presences} />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t(words[opened.kind])} rules={[{ required: true, whitespace: true, message: t('redress.needed') }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} autoFocus />
      </Form.Item>
      {opened.kind === 'exclude' && (
        <Form.Item name="files" label={t('redress.falling.evidence')}>
          <FileUpload max={10} />
        </Form.Item>
      )}
    </ActForm>
  )
}
