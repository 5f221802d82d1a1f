import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { formatQuantity, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { CompanyProfile, SiteProfile } from '@guanjia/contract/structure.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay, useSession, useSite } from '../session/session.tsx'
import { OrgTabs } from './governance-tabs.tsx'
import './governance.css'

type CompanyValues = Pick<CompanyProfile, 'name' | 'foundedOn' | 'slogan' | 'servicePhilosophy' | 'qualitySystem' | 'about'>
type SiteValues = Pick<SiteProfile, 'managedAreaM2' | 'amenities' | 'about' | 'openedOn'>

/** What the company and the site on screen say of themselves. */
export function Company() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const { roles } = useSession()
  const site = useSite()
  const [opened, setOpened] = useState<'company' | 'site' | null>(null)
  const company = useCall('structure.getCompanyProfile', {})
  const profile = useCall('structure.getSiteProfile', { params: { id: site.id } })
  const area = (value: number | null): string => (value === null ? t('governance.company.unknown') : `${formatQuantity(value)} m²`)
  const names = (people: readonly { name: string; position: string }[]): string => people.map((one) => `${one.name}（${one.position || '—'}）`).join('、')
  const it = company.data
  const here = profile.data
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('governance.tabs.company')}</h1><span className="gj-row" style={{ marginLeft: 'auto' }}><OrgTabs at="company" /></span></div>
      {company.error && !it && <ProblemAlert error={company.error} onRetry={() => void company.refetch()} />}
      {it && (
        <FactGroup title={it.name} extra={may('organization:manage') && roles.some(({ scope }) => scope === 'organization') && <Button size="small" onClick={() => setOpened('company')}>{t('governance.company.edit')}</Button>}>
          <Facts
            facts={[
              { label: t('governance.company.slogan'), value: it.slogan }, { label: t('governance.company.foundedOn'), value: it.foundedOn }, { label: t('governance.company.philosophy'), value: it.servicePhilosophy.join('　'), isWide: true },
              { label: t('governance.company.quality'), value: it.qualitySystem, isWide: true }, { label: t('governance.company.about'), value: it.about, isWide: true }, { label: t('governance.company.area'), value: area(it.managedAreaM2) }, { label: t('governance.company.managers'), value: names(it.managers), isWide: true },
            ]}
          />
          <table className="gj-governance-table">
            <thead><tr><th scope="col">{t('governance.company.site')}</th><th scope="col">{t('governance.company.kind')}</th><th scope="col">{t('governance.company.area')}</th></tr></thead>
            <tbody>{it.sites.map((one) => <tr key={one.id}><th scope="row">{one.name}</th><td>{label('siteKind', one.kind)}</td><td>{area(one.managedAreaM2)}</td></tr>)}</tbody>
          </table>
        </FactGroup>
      )}
      {here && (
        <FactGroup title={here.name} extra={may('structure:manage') && <Button size="small" onClick={() => setOpened('site')}>{t('governance.company.editSite')}</Button>}>
          <Facts facts={[{ label: t('governance.company.area'), value: area(here.managedAreaM2) }, { label: t('governance.company.openedOn'), value: here.openedOn }, { label: t('governance.company.amenities'), value: here.amenities.join('、'), isWide: true }, { label: t('governance.company.about'), value: here.about, isWide: true }, { label: t('governance.company.staff'), value: names(here.managementStaff), isWide: true }]} />
        </FactGroup>
      )}
      {opened === 'company' && it && <CompanyForm company={it} onClose={() => setOpened(null)} />}
      {opened === 'site' && here && <SiteForm site={here} onClose={() => setOpened(null)} />}
    </div>
  )
}

function CompanyForm({ company, onClose }: { company: CompanyProfile; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('structure.changeCompanyProfile', ['structure', 'sessions'])
  return (
    <EditForm<CompanyProfile, CompanyValues>
      title={t('governance.company.edit')}
      verb={t('shell.form.save')}
      record={company}
      width={640}
      valuesOf={({ name, foundedOn, slogan, servicePhilosophy, qualitySystem, about }) => ({ name, foundedOn, slogan, servicePhilosophy, qualitySystem, about })}
      fields={{ name: { label: t('governance.company.name') }, foundedOn: { label: t('governance.company.foundedOn') }, slogan: { label: t('governance.company.slogan') }, servicePhilosophy: { label: t('governance.company.philosophy'), show: (value) => (value as string[]).join('、') }, qualitySystem: { label: t('governance.company.quality') }, about: { label: t('governance.company.about') } }}
      onSave={async (changes, version) => {
        await inWords(t, () => change.mutateAsync({ body: { ...changes, version } }))
        void message.success(t('archives.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('governance.company.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="slogan" label={t('governance.company.slogan')} extra={t('governance.company.sloganHint')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="servicePhilosophy" label={t('governance.company.philosophy')} extra={t('governance.company.philosophyHint')}><Select mode="tags" open={false} suffixIcon={null} maxCount={12} /></Form.Item>
      <Form.Item name="foundedOn" label={t('governance.company.foundedOn')}><DayPicker /></Form.Item>
      <Form.Item name="qualitySystem" label={t('governance.company.quality')}><Input.TextArea autoSize maxLength={500} /></Form.Item>
      <Form.Item name="about" label={t('governance.company.about')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
    </EditForm>
  )
}

function SiteForm({ site, onClose }: { site: SiteProfile; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('structure.changeSiteProfile', ['structure', 'organization'])
  return (
    <EditForm<SiteProfile, SiteValues>
      title={`${t('governance.company.editSite')} · ${site.name}`}
      verb={t('shell.form.save')}
      record={site}
      valuesOf={({ managedAreaM2, amenities, about, openedOn }) => ({ managedAreaM2, amenities, about, openedOn })}
      fields={{ managedAreaM2: { label: t('governance.company.area') }, amenities: { label: t('governance.company.amenities'), show: (value) => (value as string[]).join('、') }, about: { label: t('governance.company.about') }, openedOn: { label: t('governance.company.openedOn') } }}
      onSave={async (changes, version) => {
        await inWords(t, () => change.mutateAsync({ params: { id: site.id }, body: { ...changes, version } }))
        void message.success(t('archives.saved'))
      }}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="managedAreaM2" label={t('governance.company.area')}><InputNumber min={0} max={100_000_000} precision={2} suffix="m²" style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="openedOn" label={t('governance.company.openedOn')}><DayPicker /></Form.Item>
      </div>
      <Form.Item name="amenities" label={t('governance.company.amenities')} extra={t('governance.company.amenitiesHint')}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
      <Form.Item name="about" label={t('governance.company.about')}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
    </EditForm>
  )
}
