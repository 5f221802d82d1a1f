import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { QUALITY_FLAGS } from '@guanjia/ui/archives/choices.ts'
import type { QualityRow } from '@guanjia/contract/dataquality.ts'
import { FILE_FIELDS, HOUSEHOLD_TYPES } from '@guanjia/ui/archives/choices.ts'
import { urlOf, useCall, useT } from '@guanjia/ui'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { useMay, useSite } from '../../session/session.tsx'
import { ArchivesTabs } from '../archives-tabs.tsx'
import '../archives.css'
import './household.css'

const chosen = <T extends string>(all: readonly T[], text: string | undefined): T[] | undefined => {
  const wanted = all.filter((one) => text?.split(',').includes(one))
  return wanted.length > 0 ? wanted : undefined
}

/** How good the files are, in figures that open, and the households behind them. */
export function QualityPage() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const state = useListState()
  const report = useCall('dataquality.qualityReport', { query: { siteId: site.id } })
  const filter = { flag: chosen(QUALITY_FLAGS, state.search['flag']), missing: chosen(FILE_FIELDS, state.search['missing']), type: chosen(HOUSEHOLD_TYPES, state.search['type']) }
  const rows = useCall('dataquality.qualityList', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const columns: Column<QualityRow>[] = [
    { key: 'unit', title: t('households.list.unit'), width: 110, render: (row) => row.unit.code },
    { key: 'number', title: t('households.number'), width: 110, render: (row) => row.number },
    { key: 'type', title: t('households.type'), width: 96, render: (row) => t(`households.words.householdType.${row.type}`) },
    { key: 'main', title: t('households.list.main'), width: 110, render: (row) => row.main?.name },
    { key: 'complete', title: t('households.complete'), width: 80, render: (row) => `${Math.round((row.filled / row.fields) * 100)}%` },
    { key: 'missing', title: t('households.list.missing'), render: (row) => row.missing.map((one) => t(`households.words.fileField.${one}`)).join('、') },
    { key: 'verified', title: t('households.list.verified'), width: 110, render: (row) => row.lastVerifiedOn ?? t('households.neverChecked') },
    { key: 'flags', title: t('households.list.flags'), width: 200, render: (row) => row.flags.map((one) => t(`households.words.qualityFlag.${one}`)).join('、') },
  ]
  const seen = report.data
  return (
    <>
      <div className="gj-page" style={{ minHeight: 0, paddingBottom: 0 }}>
        <div className="gj-page-head">
          <h1>{t('households.quality')}</h1>
          <span className="gj-quiet">{t('households.qualityHint')}</span>
          <div className="gj-row" style={{ marginLeft: 'auto' }}>
            <ArchivesTabs at="quality" />
          </div>
        </div>
        {seen && (
          <div className="gj-figures">
            <div>
              <span className="gj-quiet">{t('households.complete')}</span>
              <strong>{seen.completeness === null ? '—' : `${Math.round(seen.completeness * 100)}%`}</strong>
            </div>
            <div>
              <span className="gj-quiet">{t('households.verifiedYear')}</span>
              <strong>
                {seen.verifiedWithinYear} / {seen.households}
              </strong>
            </div>
            {seen.flags.map(({ flag, count }) => (
              <Link key={flag} to="/archives/quality" search={{ flag }}>
                <span className="gj-quiet">{t(`households.words.qualityFlag.${flag}`)}</span>
                <strong>{count}</strong>
              </Link>
            ))}
            {may('archives:merge') && (
              <Link to="/archives/duplicates">
                <span className="gj-quiet">{t('households.merge')}</span>
                <strong>{seen.duplicatePairs}</strong>
              </Link>
            )}
            {may('archives:write') && (
              <Link to="/corrections" search={{ state: 'waiting' }}>
                <span className="gj-quiet">{t('households.corrections')}</span>
                <strong>{seen.waitingCorrections}</strong>
              </Link>
            )}
            {may('archives:write') && (
              <Link to="/observations" search={{ state: 'waiting' }}>
                <span className="gj-quiet">{t('households.observations')}</span>
                <strong>{seen.waitingObservations}</strong>
              </Link>
            )}
          </div>
        )}
      </div>
      <RecordList
        name="archive-quality"
        title={t('households.households')}
        columns={columns}
        filters={[
          { key: 'flag', kind: 'choices', label: t('households.flag'), choices: QUALITY_FLAGS.map((value) => ({ value, label: t(`households.words.qualityFlag.${value}`) })) },
          { key: 'missing', kind: 'choices', label: t('households.list.missing'), choices: FILE_FIELDS.map((value) => ({ value, label: t(`households.words.fileField.${value}`) })) },
          { key: 'type', kind: 'choices', label: t('households.type'), choices: HOUSEHOLD_TYPES.map((value) => ({ value, label: t(`households.words.householdType.${value}`) })) },
        ]}
        state={state}
        rows={rows}
        rowKey={(row) => row.householdId}
        rowHref={(row) => `/archives/units/${row.unit.id}`}
        exportHref={(format) => urlOf('dataquality.exportQuality', { query: { siteId: site.id, format, filter } })}
        empty={{ title: t('households.list.empty') }}
      />
    </>
  )
}
