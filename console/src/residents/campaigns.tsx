import { App, Button, Checkbox, Form, InputNumber, Progress, Select, Skeleton } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CORRECTED_FIELDS } from '@guanjia/ui/archives/choices.ts'
import type { Campaign, CorrectedField } from '@guanjia/contract/dataquality.ts'
import { HOUSEHOLD_TYPES } from '@guanjia/ui/archives/choices.ts'
import type { HouseholdType } from '@guanjia/contract/households.ts'
import { dayOf, urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import { ArchivesTabs } from '../archives/archives-tabs.tsx'
import { ActForm } from '../kit/act-form.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { inWords } from '../kit/worded.ts'
import { useBuildings } from '../registers/place-pickers.tsx'
import { useMay, useSite } from '../session/session.tsx'
import '../archives/archives.css'

const DAY_MS = 86_400_000

/** 征集: households are asked in the app to look through their data; how far each campaign is. */
export function Campaigns() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const [making, setMaking] = useState(false)
  const list = useCall('dataquality.listCampaigns', { query: { siteId: site.id } })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('households.campaigns')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ArchivesTabs at="campaigns" />
          <ExportMenu isLong={false} href={(format) => urlOf('dataquality.exportCampaigns', { query: { siteId: site.id, format } })} />
          {may('archives:campaign') && (
            <Button type="primary" onClick={() => setMaking(true)}>
              {t('households.campaign.new')}
            </Button>
          )}
        </div>
      </div>
      {list.error && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton active />}
      {list.data?.items.length === 0 && (
        <section className="gj-card gj-table-empty">
          <h3>{t('households.campaign.empty')}</h3>
          <p>{t('households.campaign.emptyHint')}</p>
        </section>
      )}
      {list.data?.items.map((campaign) => (
        <CampaignCard key={campaign.id} campaign={campaign} />
      ))}
      {making && <CreateForm siteId={site.id} onClose={() => setMaking(false)} />}
    </div>
  )
}

function CampaignCard({ campaign }: { campaign: Campaign }) {
  const t = useT()
  const may = useMay()
  const complain = useComplain()
  const { message } = App.useApp()
  const act = useAct('dataquality.actOnCampaign', ['dataquality'])
  const does = async (action: 'start' | 'remind' | 'end', done: string): Promise<void> => {
    try {
      await act.mutateAsync({ params: { id: campaign.id }, body: { action } })
      void message.success(done)
    } catch (error) {
      complain(error)
    }
  }
  const n = (key: 'asked' | 'reached' | 'answered' | 'confirmed' | 'corrected' | 'waiting'): string => t(`households.campaign.${key}`, { n: campaign[key] })
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{campaign.title}</h2>
        <span className="gj-quiet">{[t(`households.campaign.state.${campaign.state}`), campaign.startsOn, `– ${campaign.endsOn}`].filter(Boolean).join(' ')}</span>
        {may('archives:campaign') && campaign.state === 'draft' && (
          <Button size="small" type="primary" loading={act.isPending} onClick={() => void does('start', t('households.campaign.started'))}>
            {t('households.campaign.start')}
          </Button>
        )}
        {may('archives:campaign') && campaign.state === 'running' && (
          <>
            <Button size="small" loading={act.isPending} onClick={() => void does('remind', t('households.campaign.reminded'))}>
              {t('households.campaign.remind')}
            </Button>
            <Button size="small" onClick={() => void does('end', t('households.campaign.ended'))}>
              {t('households.campaign.end')}
            </Button>
          </>
        )}
      </header>
      <div className="gj-body">
        <p>{campaign.words}</p>
        <p className="gj-quiet">{campaign.fields.map((field) => t(`households.words.correctedField.${field}`)).join('、')}</p>
        {campaign.state !== 'draft' && (
          <>
            <Progress percent={campaign.asked === 0 ? 0 : Math.round((campaign.answered / campaign.asked) * 100)} />
            <p className="gj-row gj-wrap">
              <span>{n('asked')}</span>
              <span>{n('reached')}</span>
              <span>{n('answered')}</span>
              <span>{n('confirmed')}</span>
              <span>{n('corrected')}</span>
              <Link to="/corrections" search={{ state: 'waiting', campaignId: campaign.id }}>
                {n('waiting')}
              </Link>
            </p>
          </>
        )}
      </div>
    </section>
  )
}

interface Values {
  title: string
  words?: string
  fields: CorrectedField[]
  types?: HouseholdType[]
  buildingIds?: string[]
  onlyFlagged: boolean
  endsOn: string | null
  remindEveryDays: number
}

function CreateForm({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const { timeZone } = useTime()
  const id = useNewId()
  const buildings = useBuildings(siteId)
  const create = useAct('dataquality.createCampaign', ['dataquality'])
  const submit = (values: Values): Promise<unknown> => inWords(t, () => create.mutateAsync({ body: { ...values, id, siteId, words: values.words ?? '', types: values.types ?? [], buildingIds: values.buildingIds ?? [], endsOn: values.endsOn! } }))
  const needed = { required: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Values> title={t('households.campaign.new')} verb={t('households.campaign.create')} width={600} initial={{ fields: ['phones', 'emergencyName', 'emergencyPhone'], onlyFlagged: true, endsOn: dayOf(Date.now() + 21 * DAY_MS, timeZone), remindEveryDays: 7 }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="title" label={t('households.campaign.title')} rules={[{ ...needed, whitespace: true }]}>
        <ResidentText max={60} autoFocus />
      </Form.Item>
      <Form.Item name="words" label={t('households.campaign.words')}>
        <ResidentText max={500} />
      </Form.Item>
      <Form.Item name="fields" label={t('households.campaign.fields')} rules={[needed]}>
        <Select mode="multiple" options={CORRECTED_FIELDS.map((value) => ({ value, label: t(`households.words.correctedField.${value}`) }))} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="types" label={t('households.campaign.types')}>
          <Select mode="multiple" allowClear options={HOUSEHOLD_TYPES.map((value) => ({ value, label: t(`households.words.householdType.${value}`) }))} />
        </Form.Item>
        <Form.Item name="buildingIds" label={t('households.campaign.buildings')}>
          <Select mode="multiple" allowClear options={buildings} />
        </Form.Item>
        <Form.Item name="endsOn" label={t('households.campaign.endsOn')} rules={[needed]}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="remindEveryDays" label={t('households.campaign.every')}>
          <InputNumber min={1} max={60} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="onlyFlagged" valuePropName="checked" style={{ marginBottom: 0 }}>
        <Checkbox>{t('households.campaign.onlyFlagged')}</Checkbox>
      </Form.Item>
    </ActForm>
  )
}

