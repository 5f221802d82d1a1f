import { Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useT } from '@guanjia/ui'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import type { Profile } from './profile-file.ts'

interface Props {
  run: ImportRun
  profile: Profile
  onChange: (part: Partial<Profile>) => void
}

/** How dates and time zones of the file are read, and where the promises of a history come from. */
export function ReadingOptions({ run, profile, onChange }: Props) {
  const t = useT()
  const targets = profile.targets ?? (run.layout === 'cases-file' ? 'file' : 'policy')
  return (
    <details className="gj-card" open={run.kind === 'cases' || undefined}>
      <summary style={{ padding: '10px 16px', cursor: 'pointer', fontWeight: 600 }}>{t('imports.reading.title')}</summary>
      <div className="gj-body gj-import-options">
        <Option label={t('imports.reading.dateFormat')} hint={t('imports.reading.dateFormatHint')}>
          <Input
            value={profile.dateFormat}
            maxLength={50}
            aria-label={t('imports.reading.dateFormat')}
            onChange={({ target }) => onChange({ dateFormat: target.value || undefined })}
          />
        </Option>
        <Option label={t('imports.reading.timeZone')}>
          <Select
            allowClear
            showSearch
            style={{ width: '100%' }}
            value={profile.timeZone}
            aria-label={t('imports.reading.timeZone')}
            options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))}
            onChange={(timeZone?: string) => onChange({ timeZone })}
          />
        </Option>
        {run.kind === 'cases' && (
          <>
            <Option label={t('imports.reading.targets')}>
              <Radio.Group
                value={targets}
                onChange={({ target }) => onChange({ targets: target.value as Profile['targets'] })}
                options={[
                  { value: 'file', label: t('imports.reading.targetsFile') },
                  { value: 'policy', label: t('imports.reading.targetsPolicy') },
                ]}
              />
            </Option>
            <Option label={t('imports.reading.source')} hint={t('imports.reading.sourceHint')}>
              <Input
                value={profile.source}
                maxLength={50}
                aria-label={t('imports.reading.source')}
                onChange={({ target }) => onChange({ source: target.value || undefined })}
              />
            </Option>
          </>
        )}
      </div>
    </details>
  )
}

function Option({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="gj-import-option">
      <span>{label}</span>
      {children}
      {hint && <span className="gj-quiet gj-small">{hint}</span>}
    </div>
  )
}
