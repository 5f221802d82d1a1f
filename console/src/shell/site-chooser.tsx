import { BarChartOutlined } from '@ant-design/icons'
import { Button, Input, Modal } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState, type KeyboardEvent } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import { useKept } from '../kit/kept.ts'
import { useChooseSite, useMay, useSession, useSite } from '../session/session.tsx'
import { foundSites } from './found-sites.ts'
import './site-chooser.css'

const RECENT = 5

/** All sites of the person: typed for by name, pinyin or code, walked by arrows; the recent ones first. */
export function SiteChooser({ onClose }: { onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const navigate = useNavigate()
  const { account } = useSession()
  const site = useSite()
  const choose = useChooseSite()
  const [recent, keepRecent] = useKept<string[]>(`recentSites.${account.id}`, [])
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const all = useCall('organization.chooseSites', {}, { staleTime: 300_000 }).data?.items ?? []
  // Whoever opens the list wants to leave: the site on screen stands last.
  const offered = [...all.filter(({ id }) => id !== site.id), ...all.filter(({ id }) => id === site.id)]
  const { first, rest } = foundSites(offered, words, recent.filter((id) => id !== site.id))
  const shown = [...first, ...rest]
  const open = (id: string): void => {
    keepRecent([id, site.id, ...recent.filter((one) => one !== id && one !== site.id)].slice(0, RECENT))
    choose(id)
    onClose()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && shown.length > 0) {
      event.preventDefault()
      setAt((at + step + shown.length) % shown.length)
    } else if (event.key === 'Enter' && shown[at]) {
      event.preventDefault()
      open(shown[at].id)
    }
  }
  const line = (one: (typeof shown)[number]) => {
    const index = shown.indexOf(one)
    return (
      <li key={one.id} id={`site-${one.id}`} role="option" aria-selected={index === at} className="gj-site-line" onMouseEnter={() => setAt(index)} onClick={() => open(one.id)}>
        <span className="gj-quiet gj-site-code">{one.code}</span>
        <span className="gj-grow">
          <strong>{one.name}</strong>
          <span className="gj-quiet gj-small gj-clip">{[label('siteKind', one.kind), one.address].filter(Boolean).join(' · ')}</span>
        </span>
        {one.id === site.id && <span className="gj-quiet gj-small">{t('headoffice.switch.current')}</span>}
      </li>
    )
  }
  return (
    <Modal
      open
      title={t('headoffice.switch.title')}
      width={520}
      style={{ top: 72 }}
      onCancel={onClose}
      footer={
        <span className="gj-row">
          <span className="gj-quiet gj-small gj-grow" style={{ textAlign: 'left' }}>{t('headoffice.switch.hint')}</span>
          {may('sites:compare') && all.length > 1 && (
            <Button icon={<BarChartOutlined />} onClick={() => { onClose(); void navigate({ to: '/insight/sites' }) }}>{t('headoffice.switch.compare')}</Button>
          )}
        </span>
      }
    >
      <Input
        autoFocus
        allowClear
        role="combobox"
        aria-expanded
        aria-controls="gj-sites"
        aria-activedescendant={shown[at] && `site-${shown[at].id}`}
        placeholder={t('headoffice.switch.search')}
        aria-label={t('headoffice.switch.search')}
        value={words}
        onChange={(event) => { setWords(event.target.value); setAt(0) }}
        onKeyDown={onKey}
      />
      <ul id="gj-sites" role="listbox" aria-label={t('headoffice.switch.title')} className="gj-sites">
        {first.length > 0 && <li role="presentation" className="gj-quiet gj-small gj-site-head">{t('headoffice.switch.recent')}</li>}
        {first.map(line)}
        {first.length > 0 && rest.length > 0 && <li role="presentation" className="gj-quiet gj-small gj-site-head">{t('headoffice.switch.all')}</li>}
        {rest.map(line)}
        {shown.length === 0 && all.length > 0 && <li role="presentation" className="gj-quiet gj-site-head">{t('headoffice.switch.none')}</li>}
      </ul>
    </Modal>
  )
}
